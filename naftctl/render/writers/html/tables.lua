-- Tables: each in a box that the keyboard reaches.
return function(w)

local escape, wrapped, stringify = w.escape, w.wrapped, w.stringify

-- Columns with short words only, such as dates, do not break them.
local SHORT = 18
local function mark_short(t)
  local rows = t.head.rows .. t.bodies[1].body
  for i = 1, #t.colspecs do
    local cells = rows:map(function(row) return row.cells[i] end)
    local long = cells:find_if(function(cell) return (utf8.len(stringify(cell.contents)) or SHORT) >= SHORT end)
    if not long then cells:map(function(cell) cell.classes:insert('short') end) end
  end
end

-- A wide table scrolls in a box of its own, which the keyboard can reach and which has a name.
local function table_box(words_of)
  local count = 0
  return function(t)
    count = count + 1
    local id, caption = '_t' .. count, t.caption.long
    for i, spec in ipairs(t.colspecs) do t.colspecs[i] = {spec[1], nil} end   -- the browser knows better
    mark_short(t)
    local name = ('role="group" aria-label="%s"'):format(escape(words_of('table-word')))
    if #caption > 0 then   -- ours: its first column names the row
      name = ('role="region" aria-labelledby="%s"'):format(id)
      t.caption = {long = {pandoc.Plain{pandoc.Span(caption[1].content, {id = id})}}}
      t.bodies[1].row_head_columns = 1
      for _, row in ipairs(t.bodies[1].body) do row.cells[1].attributes.scope = 'row' end
    end
    for _, row in ipairs(t.head.rows) do
      for _, cell in ipairs(row.cells) do cell.attributes.scope = 'col' end
    end
    local open = ('<div class="table c%d" tabindex="0" %s>'):format(#t.colspecs, name)
    return wrapped(open, pandoc.Blocks{t}, '</div>')
  end
end

return table_box
end
