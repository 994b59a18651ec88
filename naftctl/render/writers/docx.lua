-- Word: every block becomes paragraphs and tables of one package. The styles, and the words above and below each page,
-- are templates (templates/report/docx); what is here decides nothing about the text.
local here = pandoc.path.join{pandoc.path.directory(arg[0]), 'writers', 'docx'}
local function part(name) return dofile(pandoc.path.join{here, name .. '.lua'}) end

local TERM_COVER = 2494
local FOOTER = '<w:footerReference w:type="first" r:id="footer"/>'
local SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
  .. '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1644" w:right="1417" w:bottom="1531" w:left="1531" w:header="794" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>'
local SEPARATORS = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
  .. '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

-- What the parts of a document share: places, links, lists and numbers, as they come up.
local function new_word(doc, words_of, runs)
  local word = {meta = doc.meta, words_of = words_of, look = part 'look' (doc),
    notes = pandoc.List{}, nums = pandoc.List{}, addresses = pandoc.List{}, contents = pandoc.List{}}
  local names, count = {}, {name = 0, bookmark = 0, heading = 0, note = 0, list = 3, chapter = 0, section = 0, annex = 0}
  function word.next_of(what) count[what] = count[what] + 1 return count[what] end
  function word.bookmark(id)   -- never too long, and letters only
    if not names[id] then names[id] = ('n%d_%s'):format(word.next_of 'name', id:gsub('[^%w]', '_'):sub(1, 28)) end
    return names[id]
  end
  function word.place(id)
    local number = word.next_of 'bookmark'
    return ('<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>'):format(number, word.bookmark(id), number)
  end
  function word.address(target)
    for _, a in ipairs(word.addresses) do if a.plain == target then return a.id end end
    word.addresses:insert{id = 'link' .. #word.addresses + 1, plain = target, target = runs.escape(target)}
    return word.addresses[#word.addresses].id
  end
  function word.new_list(depth, start)
    local id = word.next_of 'list'
    word.nums:insert(('<w:num w:numId="%d"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>'):format(id, depth, start))
    return id
  end
  -- The number that Word will give a heading, for the table of contents.
  function word.number(h)
    if h.classes:includes 'unnumbered' or h.level > 2 then return nil end
    if h.classes:includes 'annex' then
      return ('%s %s ·'):format(words_of 'annex-word', string.char(64 + word.next_of 'annex'))
    end
    if h.level == 1 then count.section = 0 return tostring(word.next_of 'chapter') end
    return ('%d.%d'):format(count.chapter, word.next_of 'section')
  end
  function word.inlines(content, look) return runs.of(content, word, look) end
  return word
end

return function(doc, tools)
  local words_of, runs = tools.words_of, part 'runs'
  local paragraphs = part 'paragraphs' (runs)
  local word = new_word(doc, words_of, runs)
  local letter = words_of 'kind' == 'letter'
  part 'pictures' (word, runs.escape)
  part 'blocks' (word, runs, paragraphs, part 'tables' (word, runs, paragraphs))
  part 'bars' (word, runs, paragraphs)
  if letter then part 'letter' (word, runs) end
  local function plain(words) return pandoc.List{runs.text(words)} end

  -- A title breaks between its words only.
  local function unbroken(words)
    local out = pandoc.List{}
    for part in (words .. '-'):gmatch('(.-)%-') do
      if #out > 0 then out:insert(runs.raw '<w:r><w:noBreakHyphen/></w:r>') end
      out:insert(runs.text(part))
    end
    return out
  end
  local function cover()
    local drawn = part 'cover' (word.look) .. word.logos(doc.meta.logos or {})
    local out = pandoc.List{
      {style = 'CoverHouses', runs = pandoc.List{runs.raw(drawn)} .. plain(words_of 'houses')},
      {style = 'Title', runs = unbroken(words_of 'title')},
      {style = 'Subtitle', runs = plain(words_of 'provider')},
    }
    for _, b in ipairs(doc.blocks) do
      if b.t == 'Div' and b.classes[1] == 'cover' then word.facts(out, 'CoverFact', b.content[1].content, TERM_COVER) end
    end
    out:insert{style = 'CoverNotice', runs = plain(words_of 'notice')}
    out[4].before = 1900
    return out
  end

  -- The entries are there at once; Word adds the page numbers, which only it knows, when it updates the field.
  local function field(kind, more) return '<w:r><w:fldChar w:fldCharType="' .. kind .. '"' .. (more or '') .. '/></w:r>' end
  local BEGIN = field('begin', ' w:dirty="true"') .. '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z </w:instrText></w:r>' .. field 'separate'
  local function contents()
    local out = pandoc.List{{style = 'TOCHeading', runs = plain(words_of 'contents-word')}}
    for i, entry in ipairs(word.contents) do
      out:insert{style = 'TOC' .. entry.level, runs = pandoc.List{
        runs.raw(i == 1 and BEGIN or ''),
        runs.raw('<w:hyperlink w:anchor="' .. entry.bookmark .. '" w:history="1">'), runs.text(entry.words), runs.raw '</w:hyperlink>',
        runs.raw(i == #word.contents and field 'end' or ''),
      }}
    end
    return '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
      .. paragraphs.xml(out) .. '</w:sdtContent></w:sdt>'
  end

  local body = pandoc.List{}
  word.blocks(body, {style = 'BodyText'}, doc.blocks)
  local words = word.look.words
  for _, name in ipairs{'title', 'provider', 'number', 'houses', 'notice', 'description', 'annex-word', 'keywords'} do
    words[name] = runs.escape(words_of(name))
  end
  local front = letter and '' or paragraphs.xml(cover()) .. contents()   -- a letter has neither
  local section = letter and SECTION:gsub('<w:footerReference', FOOTER .. '%0', 1):gsub('w:top="%d+"', 'w:top="1474"') or SECTION
  tools.save('report.docx', part 'package' ({tools.job.look, tools.job.templates}, {
    document = front .. paragraphs.xml(body) .. section,
    footnotes = SEPARATORS .. table.concat(word.notes),
    nums = table.concat(word.nums),
    addresses = word.addresses,
    pictures = word.pictures,
  }, words, tonumber(os.getenv 'SOURCE_DATE_EPOCH')))
end
