-- Headings with the numbers of the PDF, one level deeper below the title, and the contents made of them.
return function(w, drawn)

local escape, raw, raw_inline, blocks_html = w.escape, w.raw, w.raw_inline, w.blocks_html

local KINDS = {strengths = true, opportunities = true, shortcomings = true, practice = true}

local function headings(blocks, words_of)
  local count, chapter, part, annex, entries = 0, 0, 0, 0, pandoc.List{}
  local function number(h)
    local has = function(class) return h.classes:includes(class) end
    if h.level == 1 then part = 0 end
    if has('unnumbered') or h.level > 2 then return nil end
    if h.level == 2 then part = part + 1 return ('%d.%d'):format(chapter, part) end
    if not has('annex') then chapter = chapter + 1 return tostring(chapter) end
    annex = annex + 1
    return ('%s %s ·'):format(words_of('annex-word'), utf8.char(64 + annex))
  end
  local made = blocks:walk{Header = function(h)
    local words, said = h.content, number(h)
    local kind = h.classes:find_if(function(class) return KINDS[class] end)
    count = count + 1
    if h.identifier == '' then h.identifier = '_h' .. count end
    local first = said and pandoc.Inlines{pandoc.Span(said, {class = 'number'}), pandoc.Space()} or pandoc.Inlines{}
    if h.level < 4 and not h.classes:includes('unlisted') then
      entries:insert{h.level, h.identifier, (first .. words):walk{Link = function(l) return l.content end, Span = function(s)
        s.identifier = '' return s
      end}}
    end
    if kind then first:extend{drawn.sign(kind), pandoc.Space()} end
    return pandoc.Header(h.level + 1, first .. words, {h.identifier, {kind}})
  end}
  return made, entries
end

local function contents(entries)
  local out, open = pandoc.Blocks{}, pandoc.List{}   -- the levels of the lists that are open
  local function say(html) out:insert(raw('%s', html)) end
  for _, entry in ipairs(entries) do
    local level, id, words = table.unpack(entry)
    while #open > 0 and open[#open] > level do say('</li></ol>') open:remove() end
    if open[#open] == level then say('</li>') else say('<ol>') open:insert(level) end
    out:insert(pandoc.Plain(pandoc.Inlines{raw_inline('<li><a href="#%s">', escape(id))} .. words .. {raw_inline('</a>')}))
  end
  say(('</li></ol>'):rep(#open))
  return blocks_html(out)
end

return {number = headings, contents = contents}
end
