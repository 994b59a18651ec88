-- Paragraphs are tables until the end: {style, runs, keep, flow, num, depth, before, after, left, hang, align}; what is
-- no paragraph is {xml}. Measures are twentieths of a point.
local function properties(p)
  local x = {'<w:pStyle w:val="' .. p.style .. '"/>'}
  local function say(xml, ...) x[#x + 1] = xml:format(...) end
  if p.keep then say '<w:keepNext/>' end
  if p.flow then say '<w:pageBreakBefore w:val="0"/>' end
  if p.num then say('<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>', p.depth or 0, p.num) end
  if p.before or p.after then
    say('<w:spacing%s%s/>', p.before and (' w:before="%d"'):format(p.before) or '', p.after and (' w:after="%d"'):format(p.after) or '')
  end
  if p.left then say('<w:ind w:left="%d"%s/>', p.left, p.hang and (' w:hanging="%d"'):format(p.hang) or '') end
  if p.align then say('<w:jc w:val="%s"/>', p.align) end
  return table.concat(x)
end

return function(runs)
  local function paragraph(p) return '<w:p><w:pPr>' .. properties(p) .. '</w:pPr>' .. runs.xml(p.runs) .. '</w:p>' end

  -- Room after a table: an empty paragraph between two tables, at the end of a cell, and before what stays with what
  -- follows it (LibreOffice would move the table along).
  local paragraphs = {}
  function paragraphs.xml(list)
    local x = {}
    local function room() x[#x + 1] = paragraph{style = 'AfterTable', runs = {}} end
    for i, p in ipairs(list) do
      if i > 1 and list[i - 1].xml then
        if p.xml or p.keep or p.style:find '^Heading' then room() else p.before = p.before or 240 end
      end
      x[#x + 1] = p.xml or paragraph(p)
    end
    if #list > 0 and list[#list].xml then room() end
    return table.concat(x, '\n')
  end

  return paragraphs
end
