-- Stacked bars: one drawing of boxes and words, with a sentence in words for who cannot see it; a table beside it says the
-- same. Measures are millimetres.
local EMU, WIDTH = 36000, 158
local COUNT, HIGH, LINE, ROW, SIGN, LETTER = 13, 5.3, 4, 2.4, 1.9, 1.75
local LEGEND, HEAD, AXIS = 7, 5, 5
local GRID, GREY, WHITE = 'C3CCD4', '4A5560', 'FFFFFF'
local said = pandoc.utils.stringify

-- White or black, whichever reads on this colour.
local function readable(color)
  local sum, weights, i = 0, {0.2126, 0.7152, 0.0722}, 0
  for hex in color:gmatch('%x%x') do
    local part = tonumber(hex, 16) / 255
    i = i + 1
    sum = sum + weights[i] * (part <= 0.04045 and part / 12.92 or ((part + 0.055) / 1.055) ^ 2.4)
  end
  return sum < 0.179 and WHITE or '000000'
end

local function segments(cells)
  local found, whole = pandoc.List{}, 0
  for i = 4, #cells do
    local first, last, n = cells[i]:match('^(%d+)-(%d+):(%d+)$')
    if first then
      found:insert{first = tonumber(first), last = tonumber(last), n = tonumber(n)}
      whole = whole + n
    end
  end
  return found, whole
end

return function(word, runs, paragraphs)
  local look, ids = word.look, 5000

  local function new_canvas()
    local shapes = {}
    local canvas = {height = 0}
    local function shape(kind, x, y, width, height, fill, line, body, box)
      ids = ids + 1
      shapes[#shapes + 1] = ('<wps:wsp><wps:cNvPr id="%d" name="Vorm %d"/><wps:cNvSpPr%s/><wps:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="%s"><a:avLst/></a:prstGeom>%s%s</wps:spPr>%s%s</wps:wsp>')
        :format(ids, ids, body and ' txBox="1"' or '', x * EMU // 1, y * EMU // 1, width * EMU // 1, height * EMU // 1, kind, fill, line, body or '', box or '<wps:bodyPr/>')
    end
    local function solid(color) return '<a:solidFill><a:srgbClr val="' .. color .. '"/></a:solidFill>' end
    local NONE = '<a:ln><a:noFill/></a:ln>'
    function canvas.rect(x, y, width, height, color) shape('rect', x, y, width, height, solid(color), NONE) end
    function canvas.pill(x, y, width, height, color) shape('roundRect', x, y, width, height, solid(color), NONE) end
    function canvas.line(x, y, height)
      shape('line', x, y, 0, height, '', '<a:ln w="7620">' .. solid(GRID) .. '</a:ln>')
    end
    -- Words in a box: {runs, align}; they stand in its middle.
    function canvas.words(x, y, width, height, list, align)
      local p = {style = 'ChartText', runs = pandoc.List(list), align = align}
      local body = '<wps:txbx><w:txbxContent>' .. paragraphs.xml{p} .. '</w:txbxContent></wps:txbx>'
      local box = '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
      shape('rect', x, y, width, height, '<a:noFill/>', NONE, body, box)
    end
    function canvas.run(description)
      ids = ids + 1
      local width, height = WIDTH * EMU, canvas.height * EMU // 1
      return ('<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="%d" name="Figuur %d" descr="%s"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/><a:chOff x="0" y="0"/><a:chExt cx="%d" cy="%d"/></a:xfrm></wpg:grpSpPr>%s</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>')
        :format(width, height, ids, ids, runs.escape(description), width, height, width, height, table.concat(shapes))
    end
    return canvas
  end

  local function small(text, more)
    local style = {size = 15, color = GREY}
    for k, v in pairs(more or {}) do style[k] = v end
    return runs.text(text, style)
  end

  local function legend(canvas)
    local names, x = pandoc.List(word.meta['level-names'] or {}):map(said), 0
    for i, name in ipairs(names) do
      local width = 4 + utf8.len(name) * 1.45 + 3
      canvas.rect(x, 1.6, 2.8, 2.8, look.level(i))
      canvas.words(x + 4, 0.5, width - 4, 5, {small(name)})
      x = x + width + 2
    end
  end

  -- The segments of one bar; levels that are counted together have a stripe each, and their number a ground of its own.
  local function bar(canvas, found, whole, left, y, width)
    local x = left
    for i, s in ipairs(found) do
      local size, levels = s.n / whole * width, s.last - s.first + 1
      local gap = i < #found and 0.35 or 0
      for k = 0, levels - 1 do
        canvas.rect(x, y + k * HIGH / levels, size - gap, HIGH / levels, look.level(s.first + k))
      end
      local wide = #tostring(s.n) * SIGN + 1.2
      if size > wide and levels == 1 then
        canvas.words(x, y, size - gap, HIGH, {runs.text(tostring(s.n), {bold = true, size = 17, color = readable(look.level(s.first))})}, 'center')
      elseif size > wide then
        local pill = math.min(wide + 2, size - gap)
        canvas.pill(x + (size - gap - pill) / 2, y + 0.65, pill, HIGH - 1.3, WHITE)
        canvas.words(x, y, size - gap, HIGH, {runs.text(tostring(s.n), {bold = true, size = 16, color = look.ink})}, 'center')
      end
      x = x + size
    end
  end

  local function row(canvas, cells, y, label, left, width)
    local id, name, n = cells[1], cells[2], cells[3]
    if n == '' then
      local lines = math.ceil(utf8.len(name) / 90)
      local high = lines * LINE + 2.6
      canvas.rect(0, y + 1, WIDTH, high, look.wash)
      canvas.rect(0, y + 1, 0.8, high, look.soft)
      canvas.words(3, y + 1, WIDTH - 4, high, {runs.text(name, {size = 17})})
      return high + 2
    end
    local words = {runs.text(id, {bold = true}), runs.text(name ~= '' and ' ' .. name or '')}
    local lines = math.ceil(utf8.len(id .. ' ' .. name) * LETTER / (label - 3))
    local high = math.max(HIGH + ROW, lines * LINE + 1.5)
    canvas.words(0, y, label - 2, high, words)
    canvas.words(label, y, COUNT - 4, high, {small(n, {size = 18})}, 'right')
    local found, whole = segments(cells)
    if #found == 0 then
      canvas.words(left + 2, y, width - 2, high, {small(cells[4])})
    else
      for i = 0, 4 do canvas.line(left + i * width / 4, y, high) end
      bar(canvas, found, whole, left, y + (high - HIGH) / 2, width)
    end
    return high
  end

  function word.divs.bars(out, _, d)
    local t, canvas = d.content[2], new_canvas()
    local rows = t.bodies[1].body:map(function(r) return r.cells:map(function(c) return said(c.contents) end) end)
    local named = rows:find_if(function(cells) return cells[2] ~= '' and cells[3] ~= '' end)
    local label = named and 50 or 24
    local left, width = label + COUNT, WIDTH - label - COUNT
    legend(canvas)
    canvas.words(0, LEGEND, left - 4, HEAD, {small(said(t.head.rows[1].cells[3].contents))}, 'right')
    local y = LEGEND + HEAD
    for _, cells in ipairs(rows) do y = y + row(canvas, cells, y, label, left, width) end
    for i = 0, 4 do
      local align, shift = 'center', 6
      if i == 0 then align, shift = 'left', 0 elseif i == 4 then align, shift = 'right', 12 end
      canvas.words(left + i * width / 4 - shift, y, 12, AXIS, {small(i * 25 .. ' %')}, align)
    end
    canvas.height = y + AXIS
    local caption = t.caption.long
    out:insert{style = 'BodyText', runs = pandoc.List{runs.raw(canvas.run(said(d.content[1])))}, keep = #caption > 0 or nil, after = 60}
    if #caption > 0 then out:insert{style = 'Caption', runs = word.inlines(caption[1].content), before = 60, after = 300} end
  end
end
