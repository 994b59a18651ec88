-- Markdown to be read as it stands: no attributes, no HTML, one first heading.
local function labelled(item)   -- a label stands before its text, also where that begins with a list or table
  local first, second = item[1], item[2]
  if not first or first.t ~= 'Plain' and first.t ~= 'Para' or #first.content ~= 1 then return item end
  local span = first.content[1]
  if span.t ~= 'Span' or span.classes[1] ~= 'label' then return item end
  item:remove(1)
  if #span.content == 0 then return item end
  local label = pandoc.Inlines{pandoc.Strong(span.content .. {pandoc.Str '.'}), pandoc.Space()}
  if second and (second.t == 'Para' or second.t == 'Plain') then
    item[1] = pandoc.Para(label .. second.content)
  else
    item:insert(1, pandoc.Para(label))
  end
  return item
end

return function(doc, tools)
  local words_of = tools.words_of
  local plain = doc:walk{
    BulletList = function(list) return pandoc.BulletList(list.content:map(labelled)) end,
    DefinitionList = function(list)
      return pandoc.BulletList(list.content:map(function(entry)
        local term, texts = entry[1], pandoc.Blocks{}
        for _, blocks in ipairs(entry[2]) do texts:extend(blocks) end
        local ended = pandoc.utils.stringify(term):match('[.:?]$')
        local lead = pandoc.Inlines{pandoc.Strong(term), pandoc.Str(ended and '' or ':'), pandoc.Space()}
        if #texts == 1 then return {pandoc.Plain(lead .. pandoc.utils.blocks_to_inlines(texts))} end
        return pandoc.Blocks{pandoc.Para(lead)} .. texts
      end))
    end,
  }
  local internal = words_of('internal-word')
  plain = plain:walk{
    Div = function(d)
      if d.classes[1] == 'internal' then
        return {pandoc.BlockQuote(pandoc.Blocks{pandoc.Para{pandoc.Strong(internal)}} .. d.content)}
      end
      local drawn = d.classes[1] == 'chart' or d.classes[1] == 'bars'   -- a table says the same
      if drawn or d.classes[1] == 'pdf' then return {} end
      if d.classes[1] == 'figures' then   -- where nothing is set in lines, nothing has to be kept together
        return d.content:walk{Str = function(str) return pandoc.Str((str.text:gsub('\u{a0}', ' '))) end}
      end
      if d.classes[1] == 'notice' or d.classes[1] == 'callout' then return pandoc.BlockQuote(d.content) end
      return d.content
    end,
    Span = function(s)
      if s.classes[1] == 'internal' then
        return pandoc.Inlines{pandoc.Strong('(' .. internal .. ':'), pandoc.Space()} .. s.content .. {pandoc.Str ')'}
      end
      if s.classes[1] == 'cite' then
        return s.content:walk{Str = function(str) return pandoc.Str((str.text:gsub('%[', '('):gsub('%]', ')'))) end}
      end
      if s.classes[1] == 'gap' then return pandoc.Strong(s.content) end
      return s.content
    end,
    Blocks = function(blocks)   -- lists side by side are one list
      local joined = pandoc.Blocks{}
      for _, b in ipairs(blocks) do
        local last = joined[#joined]
        if last and last.t == 'BulletList' and b.t == 'BulletList' then last.content:extend(b.content) else joined:insert(b) end
      end
      return joined
    end,
    Link = function(l) if l.target:sub(1, 1) == '#' then return l.content end end,
    Header = function(h) return pandoc.Header(h.level + 1, h.content) end,
    Figure = function(f)   -- no file beside the text: what can be seen is said
      local seen = pandoc.Blocks{}
      for _, b in ipairs(f.caption.long) do seen:insert(pandoc.Para(b.content)) end
      f:walk{Image = function(i)
        local lead = pandoc.Inlines{pandoc.Strong(words_of('image-word') .. ':'), pandoc.Space()}
        seen:insert(pandoc.Para(lead .. i.caption))
      end}
      return pandoc.BlockQuote(seen)
    end,
    Table = function(t)
      for i, spec in ipairs(t.colspecs) do t.colspecs[i] = {spec[1], nil} end
      local caption = t.caption.long
      t.caption = {long = {}}
      return #caption > 0 and {pandoc.Para(caption[1].content), t} or t
    end,
  }
  local title = words_of('title') .. ': ' .. words_of('provider')
  plain.blocks:insert(1, pandoc.Header(1, pandoc.Inlines(title)))
  plain.blocks:insert(2, pandoc.Para{pandoc.Strong(words_of('notice'))})
  local options = {wrap_text = 'auto', columns = 100, reference_location = 'end-of-section'}
  tools.save('report.md', pandoc.write(plain, 'gfm-raw_html', options))
end
