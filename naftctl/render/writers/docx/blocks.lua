-- Blocks become paragraphs and tables. A place says where they stand: {style, left, look} of plain text, {num, depth} of
-- a list, and {prefix, hang}: runs that wait for the first paragraph, and how far they hang before it.
local WIDTH = 8958   -- of the text, in twentieths of a point; the page is A4 with the margins of report.typ
local TERM, TERM_SHORT = 2835, 680
local LABEL, LABEL_WIDE, ITEM, BASIS, BOX, INTERNAL, QUOTE, DEEPEST = 567, 1191, 340, 260, 300, 180, 280, 5000
local said = pandoc.utils.stringify

return function(word, runs, paragraphs, tables)
  local look, inlines = word.look, word.inlines

  local function inside(place, more)
    local new = {style = place.style, left = place.left, depth = place.depth, look = place.look}
    for k, v in pairs(more) do new[k] = v end
    return new
  end

  -- However deep blocks stand in each other, something of the line is left.
  local function inset(place, by) return math.min((place.left or 0) + by, DEEPEST) end

  local function add(out, place, p)
    p.style = p.style or place.style
    p.left = p.left or place.left
    if place.prefix then p.runs, p.hang = place.prefix .. p.runs, place.hang end
    if place.num then p.num, p.depth, p.hang = place.num, place.depth, p.hang or ITEM end
    place.prefix, place.num, place.hang = nil, nil, nil
    out:insert(p)
  end

  -- What waits has to be said before something that is no paragraph.
  local function settle(out, place)
    if place.prefix or place.num then add(out, place, {runs = pandoc.List{}, keep = true}) end
  end

  local function text(out, place, content)
    local list = inlines(content, place.look)
    add(out, place, {runs = list, keep = runs.announces(list) or nil})
  end

  -- ---- lists, points, and terms with what they mean ------------------------------------------------------------------
  local function list(out, place, items, num)
    settle(out, place)
    local more = {num = num, depth = math.min((place.depth or -1) + 1, 8), left = inset(place, ITEM), style = word.item_style}
    for _, item in ipairs(items) do
      local new = inside(place, more)
      word.blocks(out, new, item)
      settle(out, new)
    end
  end
  local function ordered(out, place, l)
    list(out, place, l.content, word.new_list(math.min((place.depth or -1) + 1, 8), l.start))
  end

  -- A label hangs before its point; where there is none, a sign does.
  local function points(out, place, items, kind)
    local labels, wide = {}, false
    for i, item in ipairs(items) do
      labels[i] = said(item[1])
      wide = wide or utf8.len(labels[i]) > 3
    end
    local hang = wide and LABEL_WIDE or LABEL
    for i, item in ipairs(items) do
      local span, prefix = item[1].content[1], pandoc.List{}
      if span.identifier ~= '' then prefix:insert(runs.raw(word.place(span.identifier))) end
      local sign = labels[i] == '' and '•' or labels[i]
      prefix:insert(runs.text(sign, {bold = true, color = look.kinds[kind].color, size = wide and 18 or nil}))
      prefix:insert(runs.tab())
      local new = {style = 'Point', left = inset(place, hang), hang = hang, prefix = prefix}
      word.blocks(out, new, pandoc.Blocks(table.pack(table.unpack(item, 2))))
      settle(out, new)
    end
  end

  local function facts(out, style, entries, width)
    for _, entry in ipairs(entries) do
      local value = pandoc.Inlines{}
      for _, b in ipairs(entry[2]) do value:extend(pandoc.utils.blocks_to_inlines(b)) end
      local list_ = inlines(entry[1], {style = 'Term'})
      list_:insert(runs.tab())
      out:insert{style = style, runs = list_ .. inlines(value), left = width, hang = width}
    end
  end
  local function meanings(out, place, entry)
    for _, b in ipairs(entry[2]) do word.blocks(out, place, b) end
  end

  local function dots(level)
    return runs.text(('●'):rep(level) .. ('○'):rep(#look.levels - level), {font = look.symbols, color = look.level(level)})
  end

  -- Paragraphs that share a border, and stay together.
  local function box(out, place, content, before, after)
    local inner = pandoc.List{}
    word.blocks(inner, place, content)
    for i, p in ipairs(inner) do p.keep = i < #inner or nil end
    inner[1].before, inner[#inner].after = before, after
    out:extend(inner)
    return inner
  end

  -- ---- blocks with a name ------------------------------------------------------------------------------------------------
  local DIVS = {
    cover = function() end,   -- stands before the contents
    pdf = function() end,
    young = function(out, place, d) word.blocks(out, inside(place, {style = 'Young'}), d.content) end,
    level = function(out, _, d)
      local n = tonumber(d.classes[2]:sub(2))
      for _, b in ipairs(d.content) do
        local list_ = pandoc.List{dots(n), runs.text '   '} .. inlines(b.content, {strong = look.level(n)})
        out:insert{style = 'Level' .. n, runs = list_}
      end
    end,
    basis = function(out, _, d)
      local inner = box(out, {style = 'Basis', left = BASIS}, d.content, 120, 220)
      -- Set in like the items below it, so that they share one border; with the level, they introduce the findings.
      for _, p in ipairs(inner) do p.left, p.hang, p.keep = BASIS + ITEM, ITEM, true end
    end,
    points = function(out, place, d) points(out, place, d.content[1].content, d.classes[2]) end,
    fill = function(out, _, d) tables.plain(out, d.content[1], nil, WIDTH, true) end,
    figures = function(out, place, d) tables.figures(out, d.content[1], place.left, WIDTH - (place.left or 0)) end,
    chart = function(out, _, d) tables.chart(out, d.content[2], said(d.content[1]), WIDTH) end,
    notice = function(out, _, d)
      box(out, {style = 'Notice', left = BOX, look = {strong = look.warn}}, d.content, 300, 400)
    end,
    callout = function(out, _, d)
      box(out, {style = 'Callout', left = BOX}, d.content, 300, 400)[1].style = 'CalloutLead'
    end,
    status = function(out, _, d) facts(out, 'Fact', d.content[1].content, TERM) end,
    pairs = function(out, _, d) facts(out, 'Fact', d.content[1].content, TERM_SHORT) end,
    levels = function(out, place, d)
      for i, entry in ipairs(d.content[1].content) do
        local list_ = pandoc.List{dots(i), runs.text '   '} .. inlines(entry[1], {bold = true, color = look.level(i)})
        out:insert{style = 'LevelName', runs = list_}
        meanings(out, place, entry)
      end
    end,
    answers = function(out, place, d)
      for _, entry in ipairs(d.content[1].content) do
        out:insert{style = 'Question', runs = inlines(entry[1])}
        meanings(out, inside(place, {style = 'Answer', left = BOX}), entry)
      end
    end,
    internal = function(out, place, d)
      local mark = pandoc.List{runs.text(word.words_of('internal-word'), {style = 'InternalMark'}), runs.raw '<w:r><w:br/></w:r>'}
      local new = inside(place, {style = 'InternalPassage', left = inset(place, INTERNAL)})
      new.prefix, new.hang, new.num = (place.prefix or pandoc.List{}) .. mark, place.hang or (place.num and ITEM), place.num
      place.prefix, place.num, place.hang = nil, nil, nil
      word.blocks(out, new, d.content)
      settle(out, new)
    end,
  }

  word.divs = DIVS   -- a letter has more of them

  -- ---- headings: the numbers are Word's own ----------------------------------------------------------------------------
  local function heading(out, h)
    local unlisted, number = h.classes:includes 'unlisted', word.number(h)
    local p = {style = 'Heading' .. h.level, runs = pandoc.List{}}
    if (h.level == 2 or h.level == 3) and unlisted then p.style = ('Heading%dUnlisted'):format(h.level) end
    if h.classes:includes 'annex' then p.num = 2 elseif not number and h.level < 3 then p.num = 0 end
    if h.level == 1 and h.classes:includes 'flow' then p.flow, p.before = true, 800 end
    local mark = h.identifier ~= '' and h.identifier or ('kop-' .. word.next_of 'heading')
    p.runs:insert(runs.raw(word.place(mark)))
    for _, class in ipairs(h.classes) do
      local kind = look.kinds[class]
      if kind and kind.sign then p.runs:extend{runs.text(kind.sign, {font = look.symbols, color = kind.color}), runs.text '\u{a0}'} end
    end
    p.runs:extend(inlines(h.content))
    out:insert(p)
    if h.level < 4 and not unlisted then
      local words = (number and number .. ' ' or '') .. said(h.content)
      word.contents:insert{level = h.level, words = words, bookmark = word.bookmark(mark)}
    end
  end

  -- ---- the rest ----------------------------------------------------------------------------------------------------------
  local known = {
    Para = function(out, place, b) text(out, place, b.content) end,
    Plain = function(out, place, b) text(out, place, b.content) end,
    Header = function(out, _, b) heading(out, b) end,
    BulletList = function(out, place, b) list(out, place, b.content, 3) end,
    OrderedList = ordered,
    DefinitionList = function(out, _, b) facts(out, 'Fact', b.content, TERM) end,
    BlockQuote = function(out, place, b)
      settle(out, place)
      word.blocks(out, inside(place, {style = 'Quote', left = inset(place, QUOTE)}), b.content)
    end,
    CodeBlock = function(out, place, b)
      local lines = pandoc.List{}
      for line in (b.text .. '\n'):gmatch('(.-)\n') do
        if #lines > 0 then lines:insert(runs.raw '<w:r><w:br/></w:r>') end
        lines:insert(runs.text(line, {style = 'Code'}))
      end
      add(out, place, {style = 'SourceCode', runs = lines})
    end,
    Table = function(out, place, b)
      settle(out, place)
      tables.plain(out, b, place.left, WIDTH - (place.left or 0))
    end,
    Figure = function(out, place, b)
      local image = b.content[1].content[1]
      local caption = b.caption.long
      local shown = word.picture(image.src, said(image.caption), WIDTH - (place.left or 0))
      add(out, place, {runs = pandoc.List{runs.raw(shown)}, keep = #caption > 0 or nil})
      if #caption > 0 then out:insert{style = 'Caption', runs = inlines(caption[1].content), before = 60, after = 300, left = place.left} end
    end,
    Div = function(out, place, b)
      local kind = b.classes[1] or 'without class'
      if not DIVS[kind] then error('docx.lua does not know this block: ' .. kind) end
      DIVS[kind](out, place, b)
    end,
  }
  function word.blocks(out, place, content)
    for _, b in ipairs(content) do
      if not known[b.t] then error('docx.lua does not know this node: ' .. b.t) end
      known[b.t](out, place, b)
    end
  end
  word.facts = facts

  function word.note(content)
    local id, inner = word.next_of 'note', pandoc.List{}
    local sign = pandoc.List{runs.raw '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>', runs.text ' '}
    local place = {style = 'FootnoteText', prefix = sign}
    word.blocks(inner, place, content)
    settle(inner, place)
    for _, p in ipairs(inner) do p.keep = nil end
    word.notes:insert(('<w:footnote w:id="%d">%s</w:footnote>'):format(id, paragraphs.xml(inner)))
    return id
  end
end
