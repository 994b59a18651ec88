-- A letter as the text of a mail: paragraphs on one line each, so that every program lets them flow; a table is a list.
local said = pandoc.utils.stringify

local function inlines(list)
  return (said(list:walk{
    LineBreak = function() return pandoc.Str '\n' end,
    Quoted = function(q)
      local single = q.quotetype == 'SingleQuote'
      return pandoc.Inlines{pandoc.Str(single and '‘' or '“')} .. q.content .. {pandoc.Str(single and '’' or '”')}
    end,
    Link = function(l)
      local words = said(l.content)
      if l.target == words or l.target == 'mailto:' .. words or l.target:sub(1, 1) == '#' then return l.content end
      return l.content .. {pandoc.Str(' (' .. l.target .. ')')}
    end,
  }))
end

local blocks

-- One item of a list: its first line after the sign, the next ones below it.
local function item(sign, content)
  return sign .. table.concat(blocks(content), '\n'):gsub('\n', '\n' .. (' '):rep(#sign))
end

local function rows(t)
  local heads, lines = t.head.rows[1].cells, pandoc.List{}
  for _, body in ipairs(t.bodies) do
    for _, row in ipairs(body.body) do
      local parts = row.cells:map(function(cell, i)
        return said(heads[i].contents) .. ': ' .. table.concat(blocks(cell.contents), ' ')
      end)
      lines:insert('- ' .. table.concat(parts, '; '))
    end
  end
  return table.concat(lines, '\n')
end

local KNOWN = {
  Para = function(b) return inlines(b.content) end,
  Plain = function(b) return inlines(b.content) end,
  Header = function(b) return inlines(b.content) end,
  BulletList = function(b)
    return table.concat(b.content:map(function(content) return item('- ', content) end), '\n')
  end,
  OrderedList = function(b)
    return table.concat(b.content:map(function(content, i) return item(i + b.start - 1 .. '. ', content) end), '\n')
  end,
  DefinitionList = function(b)
    return table.concat(b.content:map(function(entry)
      local texts = pandoc.List{}
      for _, content in ipairs(entry[2]) do texts:extend(blocks(content)) end
      return inlines(entry[1]) .. ': ' .. table.concat(texts, '; ')
    end), '\n')
  end,
  Table = function(t)
    local caption = t.caption.long
    return (#caption > 0 and inlines(caption[1].content) .. '\n' or '') .. rows(t)
  end,
}

function blocks(content)
  local out = pandoc.List{}
  for _, b in ipairs(content) do
    if b.t == 'Div' then
      out:extend(blocks(b.content))
    else
      if not KNOWN[b.t] then error('txt.lua does not know this node: ' .. b.t) end
      out:insert(KNOWN[b.t](b))
    end
  end
  return out
end

-- The subject comes first and who writes last, as in a mail.
return function(doc, tools)
  local first, middle, last = pandoc.List{}, pandoc.List{}, pandoc.List{}
  for _, b in ipairs(doc.blocks) do
    local class = b.t == 'Div' and b.classes[1]
    local words = blocks{b}
    if class == 'subject' then
      first:insert(tools.words_of 'subject-word' .. ': ' .. table.concat(words, ' '))
    else
      (class == 'letterhead' and last or middle):extend(words)
    end
  end
  tools.save('report.txt', table.concat(first .. middle .. last, '\n\n') .. '\n')
end
