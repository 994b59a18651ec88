-- Inlines become runs: pieces of text with their look, side by side where they look the same.
local runs = {}

local ENTITIES = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;'}
function runs.escape(text) return (text:gsub('[&<>"]', ENTITIES)) end

-- In the order that the format asks. `strong` is no look of its own: the colour of strong words.
local LOOKS = {
  {'style', '<w:rStyle w:val="%s"/>'}, {'font', '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>'},
  {'bold', '<w:b/><w:bCs/>'}, {'italic', '<w:i/><w:iCs/>'}, {'strike', '<w:strike/>'}, {'color', '<w:color w:val="%s"/>'},
  {'size', '<w:sz w:val="%s"/><w:szCs w:val="%s"/>'},
}
local function look_xml(look)
  local xml = {}
  for _, entry in ipairs(LOOKS) do
    local value = look[entry[1]]
    if value then xml[#xml + 1] = entry[2]:gsub('%%s', tostring(value)) end
  end
  return #xml > 0 and '<w:rPr>' .. table.concat(xml) .. '</w:rPr>' or ''
end

local function with(look, more)
  local both = {}
  for k, v in pairs(look) do both[k] = v end
  for k, v in pairs(more) do both[k] = v end
  return both
end

function runs.text(text, look) return {text = text, look = look_xml(look or {})} end
function runs.tab() return {raw = '<w:r><w:tab/></w:r>'} end
function runs.raw(xml) return {raw = xml} end

local SPANS = {id = 'Identifier', lead = 'Lead', cite = 'Citation', gap = 'Gap', redacted = 'Redacted', internal = 'InternalWords', code = 'Code'}

-- The runs of inlines. `word` gives the places to link to, and keeps footnotes and addresses.
function runs.of(inlines, word, look, out)
  look, out = look or {}, out or pandoc.List{}
  local seen = look_xml(look)
  local function say(text) out:insert{text = text, look = seen} end
  local function inside(content, more) runs.of(content, word, with(look, more or {}), out) end
  local known = {
    Str = function(x) say(x.text) end,
    Space = function() say ' ' end,
    SoftBreak = function() say ' ' end,
    LineBreak = function() out:insert(runs.raw '<w:r><w:br/></w:r>') end,
    Emph = function(x) inside(x.content, {italic = true}) end,
    Strong = function(x) inside(x.content, {bold = true, color = look.strong}) end,
    Strikeout = function(x) inside(x.content, {strike = true}) end,
    Quoted = function(x)
      local single = x.quotetype == 'SingleQuote'
      say(single and '‘' or '“') inside(x.content) say(single and '’' or '”')
    end,
    Code = function(x) out:insert(runs.text(x.text, with(look, {style = 'Code'}))) end,
    Link = function(x)
      local inner = x.target:sub(1, 1) == '#'
      local style = not inner and 'Hyperlink' or look.style == 'Citation' and 'CitationLink' or 'InnerLink'
      local address = inner and ('w:anchor="%s"'):format(word.bookmark(x.target:sub(2)))
        or ('r:id="%s"'):format(word.address(x.target))
      out:insert(runs.raw('<w:hyperlink ' .. address .. ' w:history="1">'))
      inside(x.content, {style = style})
      out:insert(runs.raw '</w:hyperlink>')
    end,
    Note = function(x)
      local id = word.note(x.content)
      out:insert(runs.raw('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="' .. id .. '"/></w:r>'))
    end,
    Span = function(x)
      if x.identifier ~= '' then out:insert(runs.raw(word.place(x.identifier))) end
      local class = x.classes[1]
      if class == 'internal' then
        out:insert(runs.text(word.words_of('internal-word') .. ': ', {style = 'InternalMark'}))
      end
      -- What was left out has a ground of its own, also in the dark head of a table.
      inside(x.content, SPANS[class] and {style = SPANS[class], color = class == 'redacted' and '1B1F23' or look.color})
    end,
  }
  for _, x in ipairs(inlines) do
    local kind = x.t
    if not known[kind] then error('docx.lua does not know this node: ' .. kind) end
    known[kind](x)
  end
  return out
end

function runs.xml(list)
  local xml, text, look = {}, nil, nil
  local function flush()
    if text then xml[#xml + 1] = '<w:r>' .. look .. '<w:t xml:space="preserve">' .. runs.escape(text) .. '</w:t></w:r>' end
    text = nil
  end
  for _, run in ipairs(list) do
    if run.raw then flush() xml[#xml + 1] = run.raw
    elseif text and run.look == look then text = text .. run.text
    else flush() text, look = run.text, run.look end
  end
  flush()
  return table.concat(xml)
end

-- Whether the last words announce what comes next.
function runs.announces(list)
  for i = #list, 1, -1 do
    if list[i].text then return list[i].text:match(':%s*$') ~= nil end
  end
  return false
end

return runs
