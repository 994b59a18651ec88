-- The house style: the fonts, the colours on a light and a dark page, and the logos.
return function(w)

local css, inlines_html, stringify = w.css, w.inlines_html, w.stringify

local STYLES = {{'Regular', 'font-weight:400'}, {'Italic', 'font-weight:400;font-style:italic'},
  {'Bold', 'font-weight:700'}, {'BoldItalic', 'font-weight:700;font-style:italic'}}

local function read(path)
  local f <close> = io.open(path, 'rb')
  return f and f:read('a')
end

-- Each style of the font, as woff2 where that is there; what is not there comes from the reader's machine.
local function faces(folder, family)
  local out, name = {}, family:gsub('%W', '')
  for _, style in ipairs(STYLES) do
    for _, kind in ipairs{'woff2', 'ttf'} do
      local bytes = read(pandoc.path.join{folder, 'fonts', ('%s-%s.%s'):format(name, style[1], kind)})
      if bytes then
        local uri = pandoc.mediabag.make_data_uri('font/' .. kind, bytes)
        out[#out + 1] = ('@font-face{font-family:"%s";%s;src:url(%s)}'):format(css(family), style[2], uri)
        break
      end
    end
  end
  return table.concat(out, '\n')
end

local USUAL = {accent = '#0a3d5c', n1 = '#a4262c', n2 = '#8a5200', n3 = '#0b6e4f', n4 = '#004a8f'}
local ON_DARK = {accent = '#9accec', n1 = '#ff9a98', n2 = '#f2b765', n3 = '#62d0a4', n4 = '#92bdff'}
local READABLE = 0.35   -- the least luminance that words need on the dark page for 7 to 1

local function parts(colour)
  return colour:match('^#(%x%x)(%x%x)(%x%x)$')
end
local function luminance(channels)
  local sum, weights = 0, {0.2126, 0.7152, 0.0722}
  for i, channel in ipairs(channels) do
    local part = channel / 255
    sum = sum + weights[i] * (part <= 0.04045 and part / 12.92 or ((part + 0.055) / 1.055) ^ 2.4)
  end
  return sum
end
-- The colour with as much white in it as the dark page asks for.
local function lightened(colour)
  for white = 0, 20 do
    local channels = pandoc.List{parts(colour)}:map(function(hex)
      local value = tonumber(hex, 16)
      return (value + (255 - value) * white / 20) // 1 | 0
    end)
    if luminance(channels) >= READABLE then return ('#%02x%02x%02x'):format(table.unpack(channels)) end
  end
end

-- White or black, whichever reads on this colour.
local HALFWAY = 0.179   -- the luminance on which both read alike
local function readable(colour)
  local channels = pandoc.List{parts(colour)}:map(function(hex) return tonumber(hex, 16) end)
  return luminance(channels) < HALFWAY and '#fff' or '#000'
end

local function colours(doc, words_of)
  local asked = {accent = words_of('accent')}
  for i, colour in ipairs(doc.meta['level-colours'] or {}) do asked['n' .. i] = stringify(colour) end
  local ink = words_of('text-colour')
  local out = {ink = parts(ink) and ink or '#1b1f23'}
  for name, usual in pairs(USUAL) do
    local colour = asked[name]
    local own = colour and parts(colour) and colour:lower() ~= usual
    out[name] = own and colour or usual
    out['dark-' .. name] = own and lightened(colour) or ON_DARK[name]
    out['on-' .. name] = readable(out[name])
  end
  local own = out.accent ~= USUAL.accent
  out.soft, out['dark-soft'] = own and out.accent or '#4a6d84', own and out['dark-accent'] or '#86adc6'
  return out
end

local function embedded(image)
  image.src = pandoc.mediabag.make_data_uri(pandoc.mediabag.lookup(image.src))
  return image
end

local function logos(doc)
  local out = {}
  for _, logo in ipairs(doc.meta.logos or {}) do out[#out + 1] = inlines_html(pandoc.Inlines(logo):walk{Image = embedded}) end
  return #out > 0 and '<p class="logos">' .. table.concat(out, '\n') .. '</p>' or ''
end

return {faces = faces, colours = colours, logos = logos, embedded = embedded}
end
