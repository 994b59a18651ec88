-- A Word document as Markdown that people's texts may be written in, and a count of all that it had besides.
-- The document is the file note.docx in the working folder; the job {columns} comes as JSON on standard input.
-- Standard output gets {text, left = {kind: number}}, or {damaged = true} where it cannot be read.
PANDOC_VERSION:must_be_at_least '3.2'

local job = pandoc.json.decode(io.read('a'), false)
local file <close> = assert(io.open('note.docx', 'rb'))
local data = file:read('a')
local left = {}
local function leave(kind) left[kind] = (left[kind] or 0) + 1 end

-- With an empty environment the reader reaches no file and no network.
local function read(changes) return pandoc.read(data, 'docx', {track_changes = changes}, {}) end

-- ---- what was under discussion in the document ---------------------------------------------------------------------
local COUNTED = {['comment-start'] = 'comments', deletion = 'deletions', ['paragraph-deletion'] = 'deletions',
  insertion = 'insertions', ['paragraph-insertion'] = 'insertions'}
local sound, marked = pcall(read, 'all')
if not sound then io.write(pandoc.json.encode{damaged = true}) return end
marked:walk{Span = function(span)
  for _, class in ipairs(span.classes) do if COUNTED[class] then leave(COUNTED[class]) end end
end}

-- ---- inlines -------------------------------------------------------------------------------------------------------
local function raw(text) return pandoc.RawInline('commonmark', text) end

-- Signs that mean something in our texts and that Pandoc's writer does not know: `@G02`, `{.internal}`, `:::`.
local function literal(text)
  local pieces, at = pandoc.List{}, 1
  for first, sign, last in text:gmatch('()([@{:]+)()') do
    local rest, before = text:sub(last), text:sub(first - 1, first - 1)
    local escaped
    if sign == '@' and rest:find('^%u') and before ~= '[' then escaped = '\\@' end
    if sign:sub(1, 1) == '{' and (sign .. rest):find('^{[.#:]') then escaped = '&#123;' .. sign:sub(2) end
    if sign:sub(1, 3) == ':::' then escaped = '\\' .. sign end
    if escaped then
      pieces:extend{pandoc.Str(text:sub(at, first - 1)), raw(escaped)}
      at = last
    end
  end
  if at == 1 then return nil end
  pieces:insert(pandoc.Str(text:sub(at)))
  return pieces:filter(function(piece) return piece.t ~= 'Str' or piece.text ~= '' end)
end

local function unwrap(inline) return inline.content end
local function script(inline)
  if pandoc.utils.stringify(inline):find('^%d+$') then return nil end
  return inline.content
end
local words = {
  Str = function(str) return literal(str.text) end,
  Span = unwrap, SmallCaps = unwrap, Underline = function(inline) return pandoc.Emph(inline.content) end,
  Superscript = script, Subscript = script,
  Image = function() leave('images') return {} end,
  RawInline = function(inline) return pandoc.Str(inline.text) end,
  Math = function(math) leave('formulas') return pandoc.Str(math.text) end,
  Link = function(link)
    local web = link.target:find('^https?://[^%s<>()]+$') or link.target:find('^mailto:[^%s<>()]+$')
    if not web and link.target:sub(1, 1) ~= '#' then leave('links') end
    return web and pandoc.Link(link.content, link.target) or link.content
  end,
}

-- ---- blocks --------------------------------------------------------------------------------------------------------
-- All words of some blocks on one line: a cell holds no paragraphs.
local function line(blocks)
  local found = pandoc.List{}
  local function add(inlines)
    if #inlines == 0 then return end
    if #found > 0 then found:insert(pandoc.Space()) end
    found:extend(inlines)
  end
  blocks:walk{traverse = 'topdown',
    Para = function(block) add(block.content) return nil, false end,
    Plain = function(block) add(block.content) return nil, false end,
    Header = function(block) add(block.content) return nil, false end,
    CodeBlock = function(block) add{pandoc.Str((block.text:gsub('%s+', ' ')))} return nil, false end,
  }
  local space = function() return pandoc.Space() end
  return pandoc.Inlines(found):walk{LineBreak = space, SoftBreak = space}
end

local function rows_of(tab)
  local rows = pandoc.List(tab.head.rows)
  for _, body in ipairs(tab.bodies) do rows:extend(body.head) rows:extend(body.body) end
  rows:extend(tab.foot.rows)
  return rows
end

-- Every row with one cell per column: a cell that spans several is followed by empty ones.
local function grid(tab)
  local taken, made, width = {}, pandoc.List{}, 0
  for r, row in ipairs(rows_of(tab)) do
    local cells, c = pandoc.List{}, 1
    local function skip()
      while (taken[c] or 0) >= r do cells:insert(pandoc.Blocks{}) c = c + 1 end
    end
    for _, cell in ipairs(row.cells) do
      skip()
      for i = 0, cell.col_span - 1 do
        cells:insert(i == 0 and pandoc.Blocks{pandoc.Plain(line(cell.contents))} or pandoc.Blocks{})
        taken[c] = r + cell.row_span - 1
        c = c + 1
        if c > job.columns + 1 then return nil, math.max(#tab.colspecs, c - 1) end
      end
    end
    skip()
    made:insert(cells)
    width = math.max(width, #cells)
  end
  for _, cells in ipairs(made) do while #cells < width do cells:insert(pandoc.Blocks{}) end end
  return made, width
end

local function table_of(tab)
  local rows, width = grid(tab)
  if width > job.columns then
    leave('tables')
    return {}
  end
  local blocks = pandoc.Blocks(tab.caption.long)
  if #rows == 0 or width == 0 then return blocks end
  local aligns, widths = pandoc.List{}, pandoc.List{}
  for i = 1, width do
    aligns:insert(tab.colspecs[i] and tab.colspecs[i][1] or 'AlignDefault')
    widths:insert(0)
  end
  local head = rows:remove(1)
  local made = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, head, rows))
  blocks:insert(made)
  return blocks
end

local function bold(inlines) return pandoc.Para{pandoc.Strong(inlines)} end
local passages = {
  traverse = 'topdown',
  Table = function(tab) return table_of(tab), false end,
  Header = function(header) return bold(header.content) end,
  Div = function(div) return div.content end,
  Figure = function(figure) return figure.content .. pandoc.Blocks(figure.caption.long) end,
  LineBlock = function(block) return block.content:map(function(inlines) return pandoc.Para(inlines) end) end,
  HorizontalRule = function() return {} end,
  RawBlock = function(block) return pandoc.Para{pandoc.Str(block.text)} end,
  DefinitionList = function(list)
    local blocks = pandoc.Blocks{}
    for _, item in ipairs(list.content) do
      blocks:insert(bold(item[1]))
      for _, definition in ipairs(item[2]) do blocks:extend(definition) end
    end
    return blocks
  end,
}

-- Paragraphs in the styles Title, Author, Date and the like are no blocks for Pandoc.
local function opening(meta)
  local blocks = pandoc.Blocks{}
  for _, name in ipairs{'title', 'subtitle', 'author', 'date', 'abstract'} do
    local value = meta[name]
    local kind = value and pandoc.utils.type(value)
    if kind == 'Inlines' then blocks:insert(name:find('title') and bold(value) or pandoc.Para(value)) end
    if kind == 'Blocks' then blocks:extend(value) end
    if kind == 'List' then
      for _, each in ipairs(value) do
        if pandoc.utils.type(each) == 'Inlines' then blocks:insert(pandoc.Para(each)) end
      end
    end
  end
  return blocks
end

local document = read('accept')
local blocks = opening(document.meta) .. document.blocks
blocks = blocks:walk(words):walk(passages)
blocks = blocks:walk{Para = function(para) if #para.content == 0 then return {} end end}
local format = 'commonmark+pipe_tables+footnotes+strikeout-raw_html'
local text = pandoc.write(pandoc.Pandoc(blocks), format, {wrap_text = 'none'})
io.write(pandoc.json.encode{text = text, left = left})
