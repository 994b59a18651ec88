-- One web page that stands alone: the words of the document in its order, the look and the fonts from `page.html`.
-- It has no script and asks nothing from outside; all HTML that is not Pandoc's own is written here, with escaped words.
local here = pandoc.path.join{pandoc.path.directory(arg[0]), 'writers', 'html'}
local function part(name) return dofile(pandoc.path.join{here, name .. '.lua'}) end
local w = part 'words'
local drawn = part 'drawn'(w)
local divs, headings, table_box = part 'blocks'(w, drawn, part 'bars'(w)), part 'headings'(w, drawn), part 'tables'(w)
local house = part 'house'(w)
local escape, css, slurp, stringify = w.escape, w.css, w.slurp, w.stringify
local raw, raw_inline, wrapped, blocks_html = w.raw, w.raw_inline, w.wrapped, w.blocks_html

-- ---- links and notes ----------------------------------------------------------------------------------------------
local SAFE = {'^#', '^https?://%w', '^mailto:%w'}
local function link(l)
  for _, pattern in ipairs(SAFE) do
    if l.target:find(pattern) then return pandoc.Link(l.content, l.target, '', l.attr) end
  end
  return l.content
end

-- Notes stand at the end of their chapter; each number leads to its note, and the note back to its number.
local function note_keeper(words_of)
  local count, waiting = 0, pandoc.List{}
  local keeper = {}
  function keeper.take(note)
    count = count + 1
    waiting:insert{count, note.content}
    return raw_inline('<sup><a class="note" id="_v%d" href="#_n%d" role="doc-noteref" aria-label="%s %d">%d</a></sup>',
      count, count, escape(words_of('note-word')), count, count)
  end
  function keeper.give()
    if #waiting == 0 then return {} end
    local out = pandoc.Blocks{raw('<div class="notes"><ol start="%d">', waiting[1][1])}
    for _, entry in ipairs(waiting) do
      local n, blocks = table.unpack(entry)
      local back = raw_inline('<a class="back" href="#_v%d" role="doc-backlink" aria-label="%s %d">↑</a>',
        n, escape(words_of('back-word')), n)
      local last = blocks[#blocks]
      if last and (last.t == 'Para' or last.t == 'Plain') then
        last.content:extend{pandoc.Space(), back}
      else
        blocks:insert(pandoc.Para{back})
      end
      out:extend(wrapped(('<li id="_n%d">'):format(n), blocks, '</li>'))
    end
    waiting = pandoc.List{}
    out:insert(raw('</ol></div>'))
    return out
  end
  return keeper
end

local function spans(words_of)
  return function(s)
    if s.classes[1] == 'gap' then return pandoc.Span(s.content, {class = 'mark gap'}) end
    if s.classes[1] == 'redacted' then   -- the brackets are seen, and not read aloud
      local said = table.pack(table.unpack(s.content, 2, #s.content - 1))
      local function bracket(sign) return raw_inline('<span aria-hidden="true">%s</span>', sign) end
      return pandoc.Span(pandoc.Inlines{bracket '['} .. pandoc.Inlines(said) .. {bracket ']'}, {class = 'redacted'})
    end
    if s.classes[1] ~= 'internal' then return nil end
    local word = pandoc.Span(words_of('internal-word') .. ':', {class = 'word'})
    return pandoc.Span(pandoc.Inlines{word, pandoc.Space()} .. s.content, {class = 'mark internal'})
  end
end

-- ---- the page -----------------------------------------------------------------------------------------------------
-- Each chapter is a section with its notes at its end.
local function chapters(blocks, filter, keeper)
  local out, current, open = pandoc.Blocks{}, pandoc.Blocks{}, nil
  local function close()
    if not open then out:extend(current:walk(filter)) return end
    out:extend(wrapped(open, current:walk(filter) .. keeper.give(), '</section>'))
  end
  for _, b in ipairs(blocks) do
    if b.t == 'Header' and b.level == 1 then
      close()
      open = b.classes:includes('flow') and '<section class="flow">' or '<section>'
      current = pandoc.Blocks{}
    end
    current:insert(b)
  end
  close()
  return out
end

-- The facts of the cover, which stand above the contents.
local function cover(blocks)
  for _, b in ipairs(blocks) do
    if b.t == 'Div' and b.classes[1] == 'cover' then return b.content end
  end
  return pandoc.Blocks{}
end

return function(doc, tools)
  local words_of = tools.words_of
  local level_names = pandoc.List(doc.meta['level-names'] or {}):map(stringify)
  local blocks = doc.blocks:walk{RawBlock = function() return {} end, RawInline = function() return {} end}
  local keeper = note_keeper(words_of)
  local family = words_of('font') ~= '' and words_of('font') or 'Atkinson Hyperlegible'
  local filter = {Image = house.embedded, Table = table_box(words_of), Link = link, Span = spans(words_of), Note = keeper.take}
  local facts = blocks_html(cover(blocks):walk(filter))
  blocks = chapters(blocks:walk(divs(tools, level_names)), filter, keeper)
  local made, entries = headings.number(blocks, words_of)
  local values = house.colours(doc, words_of)
  values.fonts, values.font, values.logos = house.faces(tools.job.templates, family), css(family), house.logos(doc)
  values.facts, values.contents, values.body = facts, headings.contents(entries), blocks_html(made)
  for _, name in ipairs{'title', 'provider', 'number', 'houses', 'notice', 'description', 'keywords', 'contents-word', 'skip-word'} do
    values[name] = escape(words_of(name))
    values['css-' .. name] = css(words_of(name))
  end
  local page = slurp(pandoc.path.join{tools.job.templates, 'page.html'})
  page = page:gsub('()%$([a-z0-9-]+)%$', function(at, name)
    local _, before = page:sub(1, at):gsub('\n', '')
    return values[name] or error(('page.html:%d: `%s` is er niet'):format(before + 1, name), 0)
  end)
  tools.save('report.html', page)
end
