-- The drawing behind the title: decoration, so it has no words.
local EMU = 36000   -- in a millimetre
local WHITE = 'FFFFFF'

local function solid(color, alpha)
  return ('<a:solidFill><a:srgbClr val="%s">%s</a:srgbClr></a:solidFill>'):format(color, alpha and ('<a:alpha val="%d"/>'):format(alpha) or '')
end

local function shape(id, kind, x, y, width, height, fill, line)
  return ('<wps:wsp><wps:cNvPr id="%d" name="Vorm %d"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="%s"><a:avLst/></a:prstGeom>%s%s</wps:spPr><wps:bodyPr/></wps:wsp>')
    :format(id, id, x * EMU // 1, y * EMU // 1, width * EMU // 1, height * EMU // 1, kind, fill, line)
end

local function band(look)
  local plain = '<a:ln><a:noFill/></a:ln>'
  local all = {shape(10, 'rect', 0, 0, 210, 124, solid(look.accent), plain)}
  for i, color in ipairs(look.levels) do
    all[#all + 1] = shape(10 + i, 'rect', (i - 1) * 52.5, 122, 52.5, 3, solid(color), plain)
  end
  return table.concat(all)
end

local function dots()   -- level n fills n of them
  local all = {}
  for row = 0, 3 do
    for column = 0, 3 do
      local fill = column <= row and solid(WHITE, 25000) or '<a:noFill/>'
      local line = '<a:ln w="10160">' .. solid(WHITE, 40000) .. '</a:ln>'
      all[#all + 1] = shape(20 + row * 4 + column, 'ellipse', column * 9.8, row * 9.8, 4.8, 4.8, fill, line)
    end
  end
  return table.concat(all)
end

local function drawing(id, behind, left, top, width, height, shapes)
  width, height = width * EMU // 1, height * EMU // 1
  return ('<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="%d" behindDoc="%d" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="%d" name="Omslag %d"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/><a:chOff x="0" y="0"/><a:chExt cx="%d" cy="%d"/></a:xfrm></wpg:grpSpPr>%s</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>')
    :format(id, behind, left * EMU // 1, top * EMU // 1, width, height, id, id, width, height, width, height, shapes)
end

-- The band lies behind the words, the dots before it.
return function(look)
  return drawing(1, 1, 0, 0, 210, 125, band(look)) .. drawing(2, 0, 150.8, 28, 34.2, 34.2, dots())
end
