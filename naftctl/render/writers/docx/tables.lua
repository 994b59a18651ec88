-- Tables of the text, and the chart, which is a table: a column per level, and the number of the level in its column.
local LETTER, PADDING, LEVEL_WIDTH = {head = 108, text = 102, word = '[^%s-]+'}, 250, 1200   -- twentieths of a point
local FIGURES, FEW = {head = 102, text = 98, word = '[^%s-]+'}, 8
local ALIGN = {AlignRight = 'right', AlignCenter = 'center'}
local said = pandoc.utils.stringify

local HIGH, LINE = 500, 'C3CCD4'   -- of a row to write in, and between its cells

return function(word, runs, paragraphs)
  local look = word.look

  local function cell_xml(cell)   -- {paragraphs, width, fill, bottom}
    local fill = cell.fill and ('<w:shd w:val="clear" w:color="auto" w:fill="%s"/>'):format(cell.fill) or ''
    local bottom = cell.bottom and '<w:vAlign w:val="bottom"/>' or ''
    return ('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s</w:tcPr>%s</w:tc>'):format(cell.width, fill, bottom, paragraphs.xml(cell.paragraphs))
  end
  local function row_xml(cells, head, high)
    local height = high and ('<w:trHeight w:val="%d" w:hRule="atLeast"/>'):format(high) or ''
    local x = {'<w:tr><w:trPr><w:cantSplit/>', height, head and '<w:tblHeader/>' or '', '</w:trPr>'}
    for _, cell in ipairs(cells) do x[#x + 1] = cell_xml(cell) end
    x[#x + 1] = '</w:tr>'
    return table.concat(x)
  end
  local function table_xml(t)   -- {style, columns, rows, left, lines, title, description}
    local sum, grid, words, lines = 0, {}, '', ''
    for i, width in ipairs(t.columns) do sum = sum + width grid[i] = ('<w:gridCol w:w="%d"/>'):format(width) end
    if t.title then words = ('<w:tblCaption w:val="%s"/>'):format(runs.escape(t.title)) end
    if t.lines then
      for _, side in ipairs{'top', 'left', 'bottom', 'right', 'insideH', 'insideV'} do
        lines = lines .. ('<w:%s w:val="single" w:sz="4" w:space="0" w:color="%s"/>'):format(side, t.lines)
      end
      lines = '<w:tblBorders>' .. lines .. '</w:tblBorders>'
    end
    if t.description then words = words .. ('<w:tblDescription w:val="%s"/>'):format(runs.escape(t.description)) end
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>%s</w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>')
      :format(t.style, sum, t.left or 0, lines, words, table.concat(grid), table.concat(t.rows, '\n'))
  end

  -- Word does not hyphenate: where the longest word of a column does not fit, the column with most to spare gives way.
  local function needs(t, room)
    local need, most, size = {}, room // #t.colspecs, word.letters or LETTER
    local function measure(rows, letter)
      for _, row in ipairs(rows) do
        for i, cell in ipairs(row.cells) do
          for w in said(cell.contents):gmatch(size.word) do
            need[i] = math.max(need[i] or 0, math.min((utf8.len(w) or #w) * letter + PADDING, most))
          end
        end
      end
    end
    measure(t.head.rows, size.head)
    for _, part in ipairs(t.bodies) do measure(part.body, size.text) end
    return need
  end
  local function fitted(t, room)
    local columns, need = {}, needs(t, room)
    for i, spec in ipairs(t.colspecs) do columns[i] = math.floor(room * (spec[2] or 1 / #t.colspecs)) end
    local function spare(i) return columns[i] - (need[i] or 0) end
    for i = 1, #columns do
      while spare(i) < 0 do
        local giver = 1
        for n = 2, #columns do if spare(n) > spare(giver) then giver = n end end
        local given = math.min(-spare(i), spare(giver))
        if given <= 0 then break end
        columns[i], columns[giver] = columns[i] + given, columns[giver] - given
      end
    end
    return columns
  end

  local tables = {}

  -- Where `empty`, its rows are there to be written in.
  function tables.plain(out, t, left, room, empty)
    local caption = t.caption.long
    if #caption > 0 then out:insert{style = 'Caption', runs = word.inlines(caption[1].content), keep = true, left = left} end
    local columns, rows = fitted(t, room), {}
    local together = #t.bodies[1].body <= (word.together or 0)
    local function row(r, head, fill, last)
      local cells = {}
      for i, cell in ipairs(r.cells) do
        local inner = pandoc.List{}
        word.blocks(inner, {style = head and 'TableHead' or 'TableText'}, cell.contents)
        if #inner == 0 then inner:insert{style = 'TableText', runs = pandoc.List{}} end
        for _, p in ipairs(inner) do p.align, p.keep = ALIGN[t.colspecs[i][1]], together and not last or nil end
        cells[i] = {paragraphs = inner, width = columns[i], fill = fill, bottom = head}
      end
      rows[#rows + 1] = row_xml(cells, head, empty and not head and HIGH)
    end
    for _, r in ipairs(t.head.rows) do row(r, true, look.accent) end
    for _, body in ipairs(t.bodies) do
      for i, r in ipairs(body.body) do row(r, false, not empty and i % 2 == 0 and look.wash or nil, i == #body.body) end
    end
    out:insert{xml = table_xml{style = 'ReportTable', columns = columns, rows = rows, left = left, lines = empty and LINE, title = #caption > 0 and said(caption) or nil}}
  end

  -- Figures: narrow columns with long words above them, and rows that stay on one page where they are few.
  function tables.figures(out, t, left, room)
    local letters, together = word.letters, word.together
    word.letters, word.together = FIGURES, FEW
    tables.plain(out, t, left, room)
    word.letters, word.together = letters, together
  end

  -- All rows stay together, and with the caption below them. No cells are merged.
  function tables.chart(out, t, description, room)
    local names = pandoc.List(word.meta['level-names']):map(function(name) return said(name) end)
    local columns = {room - #names * LEVEL_WIDTH}
    for i = 1, #names do columns[i + 1] = LEVEL_WIDTH end
    local function cell(i, style, list, fill)
      local p = {style = style, runs = pandoc.List(list), keep = true, align = i > 1 and 'center' or nil}
      return {paragraphs = {p}, width = columns[i], fill = fill}
    end
    local function line(first, fill, level)
      local cells = {first}
      for n = 1, #names do
        local here = n == level
        cells[n + 1] = cell(n + 1, here and 'ChartLevel' or 'ChartText', here and {runs.text(tostring(n))} or {}, here and look.level(n) or fill)
      end
      return row_xml(cells)
    end
    local head = {cell(1, 'ChartHead', {runs.text(said(t.head.rows[1].cells[2].contents))}, look.accent)}
    for i, name in ipairs(names) do head[i + 1] = cell(i + 1, 'ChartHead', {runs.text(name)}, look.accent) end
    for _, c in ipairs(head) do c.bottom = true end
    local rows, group = {row_xml(head, true)}, nil
    for i, r in ipairs(t.bodies[1].body) do
      local of, id, title, level = table.unpack(r.cells:map(function(c) return said(c.contents) end))
      if of ~= group then rows[#rows + 1] = line(cell(1, 'ChartGroup', {runs.text(of)})) end
      group = of
      local fill = i % 2 == 0 and look.wash or nil
      local first = cell(1, 'ChartText', {runs.text(id, {style = 'Identifier'}), runs.text(' ' .. title)}, fill)
      rows[#rows + 1] = line(first, fill, tonumber(level))
    end
    local caption = t.caption.long
    local title = #caption > 0 and said(caption) or nil
    out:insert{xml = table_xml{style = 'ChartTable', columns = columns, rows = rows, title = title, description = description}}
    if title then out:insert{style = 'Caption', runs = word.inlines(caption[1].content), before = 140, after = 300} end
  end

  return tables
end
