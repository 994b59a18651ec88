-- The parts of the document become one file, always with the same bytes: no clock, no order that changes.
local TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
local RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
local KEYWORDS = 'NAFT, inspectie, inspectieverslag'
local HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

local NAMES = table.concat({
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"',
}, ' ')

-- Parts that are files in the folder of templates; words between braces are filled in.
local FILES = pandoc.List{'styles', 'numbering', 'settings', 'fontTable', 'header', 'footer'}
local PARTS = FILES .. {'footnotes'}

-- A part from the first of the folders that has it.
local function slurp(folders, name)
  local path, why
  for _, folder in ipairs(folders) do
    if folder ~= '' then
      path = pandoc.path.join{folder, 'docx', name .. '.xml'}
      local f <close>, reason = io.open(path, 'rb')
      if f then return f:read('a') end
      why = reason
    end
  end
  error(why)
end

local function content_types()
  local xml = {HEAD, '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'}
  local function part(name, kind) xml[#xml + 1] = ('<Override PartName="/%s" ContentType="%s"/>'):format(name, kind) end
  part('word/document.xml', TYPES .. 'document.main+xml')
  for _, name in ipairs(PARTS) do
    part('word/' .. name .. '.xml', TYPES .. name .. '+xml')
  end
  part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')
  part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')
  xml[#xml + 1] = '</Types>'
  return table.concat(xml)
end

local function relations(list)
  local xml = {HEAD, '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'}
  for _, r in ipairs(list) do
    local mode = r.outside and ' TargetMode="External"' or ''
    xml[#xml + 1] = ('<Relationship Id="%s" Type="%s" Target="%s"%s/>'):format(r.id, r.type, r.target, mode)
  end
  xml[#xml + 1] = '</Relationships>'
  return table.concat(xml)
end

local function core(words, epoch)
  local day = os.date('!%Y-%m-%dT%H:%M:%SZ', epoch)
  return HEAD .. ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:description>%s</dc:description><dc:language>nl-BE</dc:language><cp:keywords>%s</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>')
    :format(words.title .. ' – ' .. words.provider .. ' (' .. words.number .. ')', words.houses, words.description, words.keywords ~= '' and words.keywords or KEYWORDS, day, day)
end

local APP = HEAD .. '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>naftctl</Application></Properties>'

local function word_relations(links)
  return relations(PARTS:map(function(name) return {id = name, type = RELATIONS .. name, target = name .. '.xml'} end) .. links)
end

-- `parts`: document and footnotes (the XML inside their root), nums (more lists), addresses (of links) and pictures, both
-- with their ids; `words`: escaped words by name.
return function(folders, parts, words, epoch)
  local entries = pandoc.List{}
  local function add(path, content) entries:insert(pandoc.zip.Entry(path, content, epoch)) end
  local links = pandoc.List(parts.addresses):map(function(a) return {id = a.id, type = RELATIONS .. 'hyperlink', target = a.target, outside = true} end)
  local images = parts.pictures:map(function(p) return {id = p.id, type = RELATIONS .. 'image', target = 'media/' .. p.file} end)
  add('[Content_Types].xml', content_types())
  add('_rels/.rels', relations{
    {id = 'rId1', type = RELATIONS .. 'officeDocument', target = 'word/document.xml'},
    {id = 'rId2', type = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target = 'docProps/core.xml'},
    {id = 'rId3', type = RELATIONS .. 'extended-properties', target = 'docProps/app.xml'},
  })
  add('word/document.xml', HEAD .. '<w:document ' .. NAMES .. ' mc:Ignorable="adec"><w:body>' .. parts.document .. '</w:body></w:document>')
  add('word/_rels/document.xml.rels', word_relations(images .. links))
  add('word/footnotes.xml', HEAD .. '<w:footnotes ' .. NAMES .. '>' .. parts.footnotes .. '</w:footnotes>')
  add('word/_rels/footnotes.xml.rels', relations(links))
  for _, name in ipairs(FILES) do
    local xml = slurp(folders, name):gsub('{([%w-]+)}', words)
    if name == 'numbering' then xml = xml:gsub('</w:numbering>', function() return parts.nums .. '</w:numbering>' end) end
    add('word/' .. name .. '.xml', xml)
  end
  for _, p in ipairs(parts.pictures) do add('word/media/' .. p.file, p.bytes) end
  add('docProps/core.xml', core(words, epoch))
  add('docProps/app.xml', APP)
  return pandoc.zip.Archive(entries):bytestring()
end
