-- Stacked bars: a row for each scale or year, of which the whole width is everyone. Beside it stands a table that says the
-- same, so that nothing here is read aloud but the sentence in words.
return function(w)

local escape, blocks_html, stringify = w.escape, w.blocks_html, w.stringify

-- Levels that are counted together share one segment, with a stripe for each, and their number on a ground of its own.
local function segment(cell, whole)
  local first, last, count = cell:match('^(%d+)-(%d+):(%d+)$')
  if not first then return nil end
  local width, single = count / whole * 100, first == last
  local colours = {}
  for n = tonumber(first), tonumber(last) do
    local share = 100 / (last - first + 1)
    local at = n - first
    colours[#colours + 1] = ('var(--n%d) %.4g%% %.4g%%'):format(n, at * share, (at + 1) * share)
  end
  local ground = single and '' or (';background:linear-gradient(%s)'):format(table.concat(colours, ','))
  local class = single and 'n' .. first or 'run'
  return ('<span class="%s" style="width:%.6g%%%s"><b>%s</b></span>'):format(class, width, ground, count)
end

local function legend(level_names)
  local out = {}
  for i, name in ipairs(level_names) do out[i] = ('<span><i class="n%d"></i>%s</span>'):format(i, escape(name)) end
  return table.concat(out, ' ')
end

local function axis()
  local out = {}
  for share = 0, 100, 25 do out[#out + 1] = ('<span>%d %%</span>'):format(share) end
  return '<p class="axis">' .. table.concat(out, ' ') .. '</p>'
end

local function row(cells, whole)
  local id, name, count = cells[1], cells[2], cells[3]
  if count == '' then return ('<p class="break">%s</p>'):format(escape(name)) end
  local parts = {}
  for i = 4, #cells do parts[#parts + 1] = segment(cells[i], whole) end
  local bar = #parts > 0 and '<div class="bar">' .. table.concat(parts) .. '</div>' or ('<p class="none">%s</p>'):format(escape(cells[4]))
  return ('<div class="row"><p class="name"><b>%s</b> %s</p><p class="count">%s</p>%s</div>'):format(escape(id), escape(name), escape(count), bar)
end

return function(d, level_names)
  local words, t = stringify(d.content[1]), d.content[2]
  local heads = t.head.rows[1].cells:map(function(cell) return stringify(cell.contents) end)
  local out, named = {}, false
  for _, r in ipairs(t.bodies[1].body) do
    local cells = r.cells:map(function(cell) return stringify(cell.contents) end)
    named = named or cells[3] ~= '' and cells[2] ~= ''
    local whole = 0
    for i = 4, #cells do whole = whole + (tonumber(cells[i]:match(':(%d+)$')) or 0) end
    out[#out + 1] = row(cells, whole)
  end
  local open = ('<figure class="bars%s"><div role="img" aria-label="%s"><p class="names">%s</p><p class="count head">%s</p>')
    :format(named and '' or ' years', escape(words), legend(level_names), escape(heads[3]))
  local close = axis() .. '</div><figcaption>' .. blocks_html(t.caption.long) .. '</figcaption></figure>'
  return pandoc.RawBlock('html', open .. '\n' .. table.concat(out, '\n') .. '\n' .. close)
end
end
