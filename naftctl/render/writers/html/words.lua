-- Words as HTML: escaped, or written by Pandoc.
local OPTIONS = {wrap_text = 'none'}
local ENTITIES = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;', ["'"] = '&#39;'}

local function escape(words) return (words:gsub('[&<>"\']', ENTITIES)) end
-- Words between quotes in a style sheet.
local function css(words) return (words:gsub('[^%w \128-\255]', function(c) return ('\\%x '):format(c:byte()) end)) end
local function slurp(path) local f <close> = assert(io.open(path, 'rb')) return f:read('a') end
local function raw(html, ...) return pandoc.RawBlock('html', html:format(...)) end
local function raw_inline(html, ...) return pandoc.RawInline('html', html:format(...)) end
local function blocks_html(blocks) return pandoc.write(pandoc.Pandoc(blocks), 'html5', OPTIONS) end
local function inlines_html(inlines) return (blocks_html{pandoc.Plain(inlines)}:gsub('%s+$', '')) end
local function stringify(x) return pandoc.utils.stringify(x) end

local function wrapped(open, blocks, close)
  return pandoc.Blocks{raw('%s', open)} .. blocks .. {raw('%s', close)}
end

return {escape = escape, css = css, slurp = slurp, raw = raw, raw_inline = raw_inline, wrapped = wrapped,
  blocks_html = blocks_html, inlines_html = inlines_html, stringify = stringify}
