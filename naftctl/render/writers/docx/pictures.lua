-- Images: in the text on their own size, or smaller where the page asks that; logos at their place on the cover.
local EMU = {inch = 914400, millimetre = 36000}
local TALLEST = 120 * EMU.millimetre
local LOGO = {left = 28, bottom = 277, width = 48, height = 16, gap = 12}   -- millimetres
local TYPES = {['image/png'] = 'png', ['image/jpeg'] = 'jpeg'}

return function(word, escape)
  word.pictures = pandoc.List{}
  local ids = 100

  local function part_of(name)
    for _, p in ipairs(word.pictures) do if p.name == name then return p end end
    local kind, bytes = pandoc.mediabag.lookup(name)
    if not kind then error('docx.lua has no picture ' .. name) end
    local number = #word.pictures + 1
    local part = {name = name, id = 'picture' .. number, file = 'picture' .. number .. '.' .. (TYPES[kind] or 'png'), bytes = bytes}
    local size = pandoc.image.size(bytes)
    part.width = size.width * EMU.inch // math.max(size.dpi_horz, 1)
    part.height = size.height * EMU.inch // math.max(size.dpi_vert, 1)
    word.pictures:insert(part)
    return part
  end

  local function scaled(part, width, height)
    local scale = math.min(1, width / part.width, height / part.height)
    return math.floor(part.width * scale), math.floor(part.height * scale)
  end

  local function graphic(part, width, height, line)
    return ('<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s</pic:spPr></pic:pic></a:graphicData></a:graphic>')
      :format(part.file, part.id, width, height, line and '<a:ln w="7620"><a:solidFill><a:srgbClr val="C3CCD4"/></a:solidFill></a:ln>' or '')
  end

  local function named(alternative)
    ids = ids + 1
    return ('<wp:docPr id="%d" name="Afbeelding %d" descr="%s"/>'):format(ids, ids, escape(alternative))
  end

  local function inline(part, alternative, width, height, line)
    return ('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>%s<wp:cNvGraphicFramePr/>%s</wp:inline></w:drawing></w:r>')
      :format(width, height, named(alternative), graphic(part, width, height, line))
  end

  -- An image in the text, at most `room` wide (twentieths of a point).
  function word.picture(name, alternative, room)
    local part = part_of(name)
    local width, height = scaled(part, room * EMU.inch // 1440, TALLEST)
    return inline(part, alternative, width, height, true)
  end

  -- A logo in the line, as large as its box allows.
  function word.logo(image)
    local part = part_of(image.src)
    local scale = math.min(LOGO.width * EMU.millimetre / part.width, LOGO.height * EMU.millimetre / part.height)
    return inline(part, pandoc.utils.stringify(image.caption), math.floor(part.width * scale), math.floor(part.height * scale))
  end

  -- The logos of the houses, side by side at the foot of the cover.
  function word.logos(list)
    local xml = {}
    for i, item in ipairs(list) do
      local image = item[1]
      local part = part_of(image.src)
      local box = {LOGO.width * EMU.millimetre, LOGO.height * EMU.millimetre}
      local scale = math.min(box[1] / part.width, box[2] / part.height)
      local width, height = math.floor(part.width * scale), math.floor(part.height * scale)
      local left = (LOGO.left + (i - 1) * (LOGO.width + LOGO.gap)) * EMU.millimetre
      xml[i] = ('<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="%d" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>%s<wp:cNvGraphicFramePr/>%s</wp:anchor></w:drawing></w:r>')
        :format(10 + i, left, LOGO.bottom * EMU.millimetre - (box[2] + height) // 2, width, height, named(pandoc.utils.stringify(image.caption)), graphic(part, width, height))
    end
    return table.concat(xml)
  end
end
