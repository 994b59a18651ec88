-- The parts of a letter that a report does not have: letterhead, addressee, reference, subject and signatures.
local TERM = 1700   -- twentieths of a point

return function(word, runs)
  word.item_style = 'ListItem'
  -- Words of a table are not broken, and a table of so many rows stays on one page.
  word.letters = {head = 122, text = 116, word = '%S+'}
  word.together = 9

  local function styled(style)
    return function(out, _, d) word.blocks(out, {style = style}, d.content) end
  end

  function word.divs.letterhead(out, _, d)
    local logos = pandoc.List{}
    for i, item in ipairs(word.meta.logos or {}) do
      if i > 1 then logos:insert(runs.text '\u{2003}\u{2003}') end
      logos:insert(runs.raw(word.logo(item[1])))
    end
    if #logos > 0 then out:insert{style = 'Logos', runs = logos} end
    word.blocks(out, {style = 'Letterhead'}, d.content)
  end
  word.divs.opening = function(out, place, d) word.blocks(out, place, d.content) end
  word.divs.addressee = styled 'Addressee'
  word.divs.subject = styled 'Title'
  function word.divs.reference(out, _, d) word.facts(out, 'Fact', d.content[1].content, TERM) end

  -- What closes a letter stays on one page.
  function word.divs.signatures(out, _, d)
    local inner = pandoc.List{}
    word.blocks(inner, {style = 'Signature'}, d.content)
    for i, p in ipairs(inner) do p.keep = i < #inner or nil end
    inner[1].style = 'Closing'
    out:extend(inner)
  end
end
