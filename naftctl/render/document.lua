-- One process: parses our skeleton and every text of people ALONE, refuses what may not stand there, splices the
-- texts in, and writes one AST and what comes from it. The job comes as JSON on standard input:
--   {skeleton, texts = {ref: CommonMark}, marks = [class], chars = [code point], formats = [format], pictures = [file],
--   templates = folder, look = folder that goes before it}
-- The pictures are files in the working folder; every writer finds them in Pandoc's media bag under the same names.
-- Standard output gets the problems as JSON: [{ref, reason, near}]; `near` is the piece of text that it is about.
PANDOC_VERSION:must_be_at_least '3.2'

-- Texts are CommonMark with pipe_tables, footnotes, bracketed_spans, fenced_divs, strikeout and smart, each where its
-- signs stand; raw HTML and fenced blocks are on to be seen and refused. The skeleton is ours.
local SKELETON = 'markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-citations-auto_identifiers-implicit_figures'
local TEXT_BYTES, LINE_BYTES, LINE_MARKS, DEPTH, COLUMNS = 60000, 4000, 300, 60, 8

local job = pandoc.json.decode(io.read('a'), false)
local problems, parsed, used = pandoc.List{}, {}, {}
local function problem(ref, reason, near) problems:insert{ref = ref, reason = reason, near = near or ''} end

local function set(list) local s = {} for _, x in ipairs(list) do s[x] = true end return s end
local function save(name, bytes) local f <close> = assert(io.open(name, 'wb')) f:write(bytes) end
local function refuse(near, reason, ...) error({reason = reason:format(...), near = near}) end

-- ---- what may stand in a text of people, and the words for the rest ----------------------------------------------
local NODES = set{'Para', 'Plain', 'BulletList', 'OrderedList', 'BlockQuote', 'CodeBlock', 'Table', 'Str', 'Space',
  'SoftBreak', 'LineBreak', 'Emph', 'Strong', 'Strikeout', 'Quoted', 'SingleQuote', 'DoubleQuote', 'Code', 'Span',
  'Div', 'Link', 'Note', 'Decimal', 'DefaultStyle', 'DefaultDelim', 'Period', 'OneParen', 'TwoParens',
  'AlignDefault', 'AlignLeft', 'AlignRight', 'AlignCenter', 'ColWidth', 'ColWidthDefault'}
local NO_PICTURE = 'een afbeelding die niet alleen in haar alinea staat of niet gelezen is'
local WORDS = {RawInline = 'ruwe HTML', RawBlock = 'ruwe HTML', Header = 'een tussentitel',
  HorizontalRule = 'een scheidingslijn', Image = NO_PICTURE}
local MARKS, CHARS, PICTURES = set(job.marks), set(job.chars), set(job.pictures or {})

-- Cheap limits on the text itself, before any parser sees it.
local function limits(text)
  if #text > TEXT_BYTES then refuse('', 'de tekst is langer dan 60 000 tekens') end
  if text:find(('[\204\205][\128-\191]'):rep(3)) then refuse('', 'opeenstapeling van accenten') end
  local notes
  for line in text:gmatch('[^\n]+') do
    local _, marks = line:gsub('[%[%]*_`|<>!~^]', '')
    if #line > LINE_BYTES or marks > LINE_MARKS or line:find('^[%s>]' .. ('[%s>]'):rep(40)) then
      refuse(line:sub(1, 30), 'te lange of te diep genestelde regel')
    end
    local label, _, refs = line:match('^%[%^([^%]]+)%]:'), line:gsub('%[%^', '')
    if label and not text:find('%[%^' .. label:gsub('%p', '%%%0') .. '%][^:]') then
      refuse('[^' .. label .. ']', 'voetnoot %s zonder verwijzing', label)
    end
    notes = notes or label
    if notes and refs > (label and 1 or 0) then
      refuse('[^', 'verwijzing binnen of na voetnoot %s; zet voetnoten achteraan', notes)
    end
  end
end

-- The inlines of a cell hold words.
local function filled(cell) return #cell[5] > 0 end

local judge_node = {
  Table = function(c)
    if #c[3] > COLUMNS then refuse('|', 'tabel met %d kolommen; %d is het meeste', #c[3], COLUMNS) end
    local head = c[4][2][1]
    for i, cell in ipairs(head and head[2] or {}) do
      if not filled(cell) and (i > 1 or #c[3] == 1) then refuse('|', 'tabel zonder woorden in elke kolomkop') end
    end
    if not head then refuse('|', 'tabel zonder kolomkoppen') end
    if #c[5] == 0 or #c[5][1][4] == 0 then refuse('|', 'tabel zonder rijen') end
  end,
  Link = function(c)
    local target = c[3][1]
    if #c[2] == 0 then refuse(target, 'koppeling zonder woorden') end
    if not (target:find('^https?://%w') or target:find('^mailto:%w')) then
      refuse(target, 'koppeling naar „%s”; enkel http, https en mailto mogen', target:sub(1, 60))
    end
  end,
}
-- The one place of a picture: alone in its paragraph, one that was vetted, with words for who cannot see it.
local function is_picture(x)
  if x.t ~= 'Para' or #x.c ~= 1 or x.c[1].t ~= 'Image' then return false end
  local c = x.c[1].c
  if #c[2] == 0 then refuse('![', 'afbeelding zonder alternatieve tekst') end
  return PICTURES[c[3][1]] and c[1][1] == '' and #c[1][2] == 0 and #c[1][3] == 0
end
local function judge_marks(c, kind)
  local id, classes, pairs_ = c[1][1], c[1][2], c[1][3]
  if #classes ~= 1 or not MARKS[classes[1]] then
    refuse('{.' .. (classes[1] or ''), 'onbekend %s {.%s}', kind, classes[1] or '…')
  end
  if id ~= '' or #pairs_ > 0 then refuse('{.' .. classes[1], 'merk {.%s} met iets erbij', classes[1]) end
end
judge_node.Span = function(c) judge_marks(c, 'merk') end
judge_node.Div = function(c) judge_marks(c, 'blok') end

-- Walks the plain JSON form of the AST.
local function judge(x, depth, note)
  if type(x) == 'string' then   -- after parsing: an entity can hide a character
    for _, code in utf8.codes(x) do
      if code ~= 10 and not CHARS[code] then
        refuse(utf8.char(code), 'teken U+%04X staat niet in het lettertype', code)
      end
    end
  end
  if type(x) ~= 'table' then return end
  local t, c = x.t, x.c
  if depth > DEPTH then refuse('', 'te diep genest') end
  if t and not NODES[t] then refuse(t:find('Raw') and c[2]:sub(1, 40) or t == 'Image' and c[3][1] or '', '%s is hier niet toegelaten', WORDS[t] or t) end
  if t == 'Note' and note then refuse('[^', 'voetnoot in een voetnoot') end
  if t == 'Str' and c:find('^:::+$') then refuse(':::', 'een ::: dat geen blok opent of sluit') end
  if judge_node[t] then judge_node[t](c) end
  if is_picture(x) then
    if note then refuse('![', 'afbeelding in een voetnoot') end
    judge(c[1].c[2], depth + 2, note)
    return judge(c[1].c[3], depth + 2, note)
  end
  for _, y in pairs(x) do judge(y, depth + 1, note or t == 'Note') end
end

-- Each extension costs a millisecond to set up, and changes nothing in a text without its signs.
local SIGNS = {{'pipe_tables', '|'}, {'footnotes', '[^'}, {'bracketed_spans', ']{'}, {'fenced_divs', ':::'}, {'strikeout', '~'}}
local function reader(text)
  local name = 'commonmark'
  if text:find('["\']') or text:find('..', 1, true) or text:find('--', 1, true) then name = name .. '+smart' end
  for _, x in ipairs(SIGNS) do if text:find(x[2], 1, true) then name = name .. '+' .. x[1] end end
  return name
end

-- A picture becomes a figure; the title is its caption, the words between brackets say what can be seen.
local function figure(para)
  local image = para.content[1]
  if #para.content ~= 1 or image.t ~= 'Image' then return nil end
  local title = image.title
  image.title = ''
  image.caption = pandoc.Inlines(pandoc.utils.stringify(image.caption))
  local caption = title ~= '' and {pandoc.Plain(pandoc.Inlines(title))} or {}
  return pandoc.Figure({pandoc.Plain{image}}, {long = caption})
end

local function read(text)
  limits(text)
  -- Without a last line end a table loses its last row; {}: no files can be reached.
  local ast = pandoc.read(text .. '\n', reader(text), {}, {})
  judge(pandoc.json.decode(pandoc.write(ast, 'json'), false).blocks, 0, false)
  return text:find('![', 1, true) and ast.blocks:walk{Para = figure} or ast.blocks
end

for _, name in ipairs(job.pictures or {}) do
  local f <close> = assert(io.open(name, 'rb'))
  pandoc.mediabag.insert(name, name:find('%.png$') and 'image/png' or 'image/jpeg', f:read('a'))
end

-- ---- the skeleton: ours; it only says where each text belongs ----------------------------------------------------
local doc = pandoc.read(job.skeleton, SKELETON, {}, {})
local places = {}
local function place(x)   -- each place once: the first counts
  if x.identifier == '' then return nil end
  if places[x.identifier] then x.identifier = '' else places[x.identifier] = true end
  return x
end
doc = doc:walk{Span = place, Header = place}

-- Citations become links to what they cite, where that has a place in this document.
local function linked(str)
  local before, id, after = str.text:match('^(%W*)(.-)(%W*)$')
  local target = id and id:gsub('/', '-'):lower()
  -- A lever is cited by the key of its file; a reader knows it by its Dutch name.
  local name = id and id:gsub('^reflection/', 'hefboom ')
  local words = {pandoc.Str((before or '') .. (name or str.text) .. (after or ''))}
  if target and places[target] then
    words = {pandoc.Str(before), pandoc.Link(pandoc.Str(name), '#' .. target), pandoc.Str(after)}
  end
  return pandoc.Span(words, {class = 'token'})
end

-- What stands for redacted words stands between brackets of its own, also where it is other words.
local function bracketed(span)
  if span.classes[1] ~= 'redacted' then return nil end
  local first, last = span.content[1], span.content[#span.content]
  if not first then return nil end
  if first.t == 'Str' and last.t == 'Str' and first.text:sub(1, 1) == '[' and last.text:sub(-1) == ']' then
    first.text = first.text:sub(2)
    last.text = span.content[#span.content].text:sub(1, -2)
  end
  span.content = pandoc.Inlines{pandoc.Str '['} .. span.content .. {pandoc.Str ']'}
  return span
end

local function marked(span)
  if span.classes[1] ~= 'cite' then return bracketed(span) end
  span.content = span.content:walk{Str = linked, Span = bracketed}
  return span, false
end

for ref, text in pairs(job.texts) do
  local ok, result = pcall(read, text)
  parsed[ref] = ok and result or pandoc.Blocks{}
  if not ok then
    if type(result) ~= 'table' then result = {reason = tostring(result)} end
    problem(ref, result.reason, result.near)
  end
end

doc.blocks = doc.blocks:walk{
  traverse = 'topdown',
  Div = function(d)
    if d.classes[1] == 'text' then
      local ref = d.attributes.ref
      used[ref] = true
      if not parsed[ref] then problem(ref, 'het sjabloon vraagt een tekst die er niet is') end
      return parsed[ref] or {}
    end
    if d.classes[1] == 'meta' then
      local block = d.content[1]
      if block and block.t == 'BulletList' then
        local items = block.content:map(function(item) return pandoc.utils.blocks_to_inlines(item) end)
        doc.meta[d.attributes.name] = pandoc.MetaList(items)
      else
        doc.meta[d.attributes.name] = pandoc.MetaInlines(pandoc.utils.blocks_to_inlines(d.content))
      end
      return {}, false
    end
  end,
  Span = marked,
  Link = function(l)
    if l.target:sub(1, 1) == '#' and not places[l.target:sub(2)] then return l.content end
  end,
}
for ref in pairs(parsed) do if not used[ref] then problem(ref, 'deze tekst krijgt nergens een plaats') end end

-- ---- the same for every format -----------------------------------------------------------------------------------
local function words_of(name) return pandoc.utils.stringify(doc.meta[name] or '') end

-- Tables take the whole width. A column gets what its longest word needs (all of it where its cells are short), and
-- the rest goes to the columns that want more. Where that is too much, words that can be hyphenated get less.
local CAPACITY, PADDING, SHORT, LEAST, LONG, HEAD, BOLD, WIDE, CODE = 100, 3, 29, 8, 240, 12, 1.12, 1.2, 14
local function longest(text)   -- of what can be hyphenated, and of what cannot
  local soft, hard = 0, 0
  for word in text:gmatch('%S+') do
    local size = utf8.len(word) or #word
    if word:gsub('[\128-\255]', ''):find('^%p*%u?%l+%p*$') then soft = math.max(soft, size) else hard = math.max(hard, size * WIDE) end
  end
  return soft, hard
end
local function measured(t)
  local columns = {}
  for i = 1, #t.colspecs do columns[i] = {soft = 3, hard = 3, want = 3} end
  local function measure(row, head)
    for i, cell in ipairs(row.cells) do
      local text, column = pandoc.utils.stringify(cell.contents), columns[i]
      local size = utf8.len(text) or #text
      local soft, hard = longest(text)
      local first = cell.contents[1] and cell.contents[1].content[1]
      if first and first.t == 'Strong' then size = size * BOLD end
      if head then   -- bold
        soft, hard = math.min(math.max(soft, hard) + 2, HEAD), 0
        size = soft
      end
      column.soft = math.max(column.soft, math.min(soft, SHORT))
      column.hard = math.max(column.hard, math.min(hard, SHORT))
      column.want = math.max(column.want, math.min(size, LONG))
    end
  end
  for _, row in ipairs(t.head.rows) do measure(row, true) end
  for _, row in ipairs(t.bodies[1].body) do measure(row, false) end
  return columns
end
local function needs(columns, limit, generous)
  local need, left = {}, CAPACITY
  for i, c in ipairs(columns) do
    need[i] = math.max(math.min(c.hard, math.max(limit, CODE)), math.min(c.soft, limit))
    if generous and c.want <= SHORT then need[i] = math.max(need[i], c.want) end
    left = left - need[i] - PADDING
  end
  return need, left
end
local function widths(t)
  local columns = measured(t)
  local need, left = needs(columns, SHORT, true)
  for limit = SHORT, LEAST, -1 do
    if left >= 0 then break end
    need, left = needs(columns, limit, false)
  end
  local wanted, sum = 0, 0
  for i, c in ipairs(columns) do wanted = wanted + math.max(c.want - need[i], 0) end
  for i, c in ipairs(columns) do
    local share = wanted > 0 and math.max(c.want - need[i], 0) / wanted or 1 / #columns
    need[i] = need[i] + PADDING + math.max(left, 0) * share
    sum = sum + need[i]
  end
  for i, spec in ipairs(t.colspecs) do t.colspecs[i] = {spec[1], need[i] / sum} end
end

-- A table to write in: a narrow first column, the others alike, and no number.
local NARROW = 0.13
local function blank(t)
  for i, spec in ipairs(t.colspecs) do t.colspecs[i] = {spec[1], i == 1 and NARROW or (1 - NARROW) / (#t.colspecs - 1)} end
  return t
end

-- A table of figures: a wide first column that says what is counted, and the others alike; or the given widths.
local FIGURE, FIGURE_OF_MANY, MANY = 0.145, 0.144, 5
local function alike(t, given)
  local n = 0
  for width in (given or ''):gmatch('%d+') do
    n = n + 1
    t.colspecs[n] = {t.colspecs[n][1], width / 100}
  end
  if n > 0 then return end
  local others = #t.colspecs - 1
  local each = others < MANY and FIGURE or FIGURE_OF_MANY
  for i, spec in ipairs(t.colspecs) do t.colspecs[i] = {spec[1], i == 1 and 1 - others * each or each} end
end

local count = {}
local function captioned(t, word)   -- captions say "Tabel 1." in every format
  if #t.caption.long == 0 then return t end
  count[word] = (count[word] or 0) + 1
  local label = pandoc.Strong(words_of(word) .. ' ' .. count[word] .. '.')
  t.caption = {long = {pandoc.Plain(pandoc.Inlines{label, pandoc.Space()} .. t.caption.long[1].content)}}
  return t
end
local function numbered(t, word)
  widths(t)
  return captioned(t, word)
end
doc = doc:walk{traverse = 'topdown',
  Div = function(d)
    if d.classes[1] == 'fill' then return d:walk{Table = blank}, false end
    if d.classes[1] == 'figures' then
      return d:walk{Table = function(t) alike(t, d.attributes.widths) return captioned(t, 'table-word') end}, false
    end
    if d.classes[1] ~= 'chart' and d.classes[1] ~= 'bars' then return nil end
    return d:walk{Table = function(t) return numbered(t, 'figure-word') end}, false
  end,
  Table = function(t) return numbered(t, 'table-word'), false end,
  Figure = function(f) return captioned(f, 'figure-word'), false end,
}

save('ast.json', pandoc.write(doc, 'json'))
print(pandoc.json.encode(problems))   -- said at once: who sets the PDF need not wait for the other formats
io.stdout:flush()

-- ---- formats -----------------------------------------------------------------------------------------------------
-- Each format has a file of its own that gives a function of the document; what it writes is called `report.<format>`.
local tools = {job = job, words_of = words_of, save = save}
local folder = pandoc.path.join{pandoc.path.directory(arg[0]), 'writers'}
-- Word comes last: its writer looks at every element, and what was looked at is slow to pass on.
local wanted = set(job.formats)
for _, format in ipairs{'html', 'md', 'txt', 'docx'} do
  if wanted[format] then dofile(pandoc.path.join{folder, format .. '.lua'})(doc, tools) end
end
