-- Drawn parts: they stand beside words, so they are never read aloud.
return function(w)

local escape, raw_inline, blocks_html, stringify = w.escape, w.raw_inline, w.blocks_html, w.stringify

local SHAPES = {
  strengths = '<path d="M10 0a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM8.4 4.4v4h-4v3.2h4v4h3.2v-4h4V8.4h-4v-4z"/>',
  opportunities = '<circle cx="10" cy="10" r="8.9" fill="none" stroke="currentColor" stroke-width="2.2"/>'
    .. '<path d="M10 4l5.2 6.4h-3.4v5.2H8.2v-5.2H4.8z"/>',
  shortcomings = '<path d="M0 0h20v20H0zM8.4 3.2v8.4h3.2V3.2zM8.4 13.6v3.2h3.2v-3.2z"/>',
  practice = '<path d="M10 0l2.6 6.8 7.3.4-5.7 4.6 1.9 7-6.1-4-6.1 4 1.9-7L.1 7.2l7.3-.4z"/>',
}
local function sign(kind)
  return raw_inline('<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><g fill-rule="evenodd">%s</g></svg>', SHAPES[kind])
end
local function dots(n)
  local drawn = {}
  for i = 1, 4 do
    drawn[i] = ('<circle cx="%d" cy="10" r="8"%s/>'):format(24 * i - 14, i <= n and ' class="on"' or '')
  end
  return '<svg class="dots" viewBox="0 0 92 20" aria-hidden="true">' .. table.concat(drawn) .. '</svg>'
end
local function track(n)
  local drawn = {'<line x1="12.5%" x2="87.5%" y1="50%" y2="50%"/>'}
  for i = 1, 4 do drawn[i + 1] = ('<circle cx="%g%%" cy="50%%" r="0.3em"/>'):format(25 * i - 12.5) end
  if n > 0 then
    local x = 25 * n - 12.5
    drawn[6] = ('<circle class="on" cx="%g%%" cy="50%%" r="0.8em"/><text x="%g%%" y="50%%" dy="0.35em">%d</text>'):format(x, x, n)
  end
  return ('<svg class="track n%d">%s</svg>'):format(n, table.concat(drawn))
end

local function chart(d, level_names)
  local words, t = stringify(d.content[1]), d.content[2]
  local out = {('<figure class="chart"><div role="img" aria-label="%s"><p class="names">'):format(escape(words))}
  for _, name in ipairs(level_names) do out[#out + 1] = '<span>' .. escape(name) .. '</span> ' end
  out[#out + 1] = '</p>'
  local last
  for _, row in ipairs(t.bodies[1].body) do
    local cells = row.cells:map(function(cell) return stringify(cell.contents) end)
    local group, id, name, n = table.unpack(cells)
    if group ~= last then out[#out + 1] = '<p class="group">' .. escape(group) .. '</p>' end
    last = group
    out[#out + 1] = ('<div class="row"><p><b>%s</b> %s</p>%s</div>'):format(escape(id), escape(name), track(tonumber(n) or 0))
  end
  out[#out + 1] = '</div><figcaption>' .. blocks_html(t.caption.long) .. '</figcaption></figure>'
  return pandoc.RawBlock('html', table.concat(out, '\n'))
end

return {sign = sign, dots = dots, chart = chart}
end
