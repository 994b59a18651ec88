-- The colours and the font of the house, from the properties of the document, and what goes with them.
local USUAL = {accent = '0A3D5C', levels = {'A4262C', '8A5200', '0B6E4F', '004A8F'}}
local WARN, GREY, WASH = 'A4262C', '4A5560', 'F2F5F7'

local function hex(words) return (words:gsub('^#', ''):upper()) end

-- A colour with so much white in it.
local function lighter(color, white)
  return (color:gsub('%x%x', function(part)
    return ('%02X'):format(math.floor(tonumber(part, 16) * (1 - white) + 255 * white + 0.5))
  end))
end

return function(doc)
  local function said(name, usual)
    local value = doc.meta[name]
    return value and pandoc.utils.stringify(value) or usual
  end
  local levels = pandoc.List(doc.meta['level-colours'] or USUAL.levels):map(function(c) return hex(pandoc.utils.stringify(c)) end)
  local accent = hex(said('accent', USUAL.accent))
  local own = accent ~= USUAL.accent
  local look = {
    font = said('font', 'Atkinson Hyperlegible'), accent = accent, ink = hex(said('text-colour', '1B1F23')),
    soft = own and accent or '4F7389', pale = own and lighter(accent, 0.92) or 'EAF2F7',
    grey = GREY, wash = WASH, warn = WARN, levels = levels, symbols = 'Segoe UI Symbol',
  }
  -- A sign of its own for each kind of point, told apart without colour.
  look.kinds = {
    strengths = {sign = '⊕', color = USUAL.levels[3]}, opportunities = {sign = '⇧', color = USUAL.levels[2]},
    shortcomings = {sign = '⚠', color = USUAL.levels[1]}, practice = {sign = '★', color = USUAL.levels[4]},
    findings = {color = accent}, plain = {color = accent},
  }
  function look.level(n) return n == 0 and GREY or levels[n] end

  -- What the templates may name between braces.
  look.words = {font = look.font, accent = accent, ink = look.ink, ['soft-accent'] = look.soft, pale = look.pale}
  for n = 0, #levels do
    look.words['level-' .. n] = look.level(n)
    look.words['level-' .. n .. '-tint'] = lighter(look.level(n), 0.91)
  end
  return look
end
