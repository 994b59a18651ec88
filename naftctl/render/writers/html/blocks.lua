-- Blocks with a look of their own, by their class.
return function(w, drawn, bars)

local escape, raw, raw_inline, wrapped, stringify = w.escape, w.raw, w.raw_inline, w.wrapped, w.stringify

-- A point: its label stands before its text, or above it where it is long.
local SHORT, LONG = 3, 11
local function points(d)
  local out, long = pandoc.Blocks{}, nil
  for _, item in ipairs(d.content[1].content) do
    local label = item[1].content[1]
    local id, words = label.identifier, stringify(label)
    if #words > LONG then long = ' own-line' elseif #words > SHORT then long = long or ' long' end
    item:remove(1)
    local open = id ~= '' and ('<li id="%s">'):format(escape(id)) or '<li>'
    if words ~= '' then open = open .. ('<span class="label">%s</span>'):format(escape(words)) end
    out:extend(wrapped(open .. '<div>', item, '</div></li>'))
  end
  local open = ('<ul class="points %s%s" role="list">'):format(escape(d.classes[2] or 'plain'), long or '')
  return wrapped(open, out, '</ul>')
end

local function levels(d)
  local list = d.content[1]
  for i, entry in ipairs(list.content) do
    entry[1] = pandoc.Inlines{raw_inline('<span class="n%d">%s', i, drawn.dots(i))} .. entry[1] .. {raw_inline('</span>')}
  end
  return d
end

local function divs(tools, level_names)
  local special = {
    cover = function() return {} end,
    pdf = function() return {} end,
    chart = function(d) return drawn.chart(d, level_names) end,
    bars = function(d) return bars(d, level_names) end,
    points = points,
    levels = levels,
    level = function(d)
      local n = tonumber((d.classes[2] or ''):match('%d+')) or 0
      return wrapped(('<div class="level n%d">%s'):format(n, drawn.dots(n)), d.content, '</div>')
    end,
    internal = function(d)
      local word = raw('<p class="word">%s</p>', escape(tools.words_of('internal-word')))
      return wrapped('<div class="internal">', pandoc.Blocks{word} .. d.content, '</div>')
    end,
  }
  return {traverse = 'topdown', Div = function(d)
    local make = special[d.classes[1]]
    if make then return make(d) end
  end}
end

return divs
end
