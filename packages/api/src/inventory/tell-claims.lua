-- Follows what the database has decided: units are claimed or sold by who had the hold of this fencing number, or free again. Safe to repeat:
-- each unit is counted by what it was before. Says how many changed, and how many somebody else had: whose they were only the database knows,
-- so that only a load puts the accounts right.
local function tell_claims(mode, fence, account, units)
  local a = read_account(account)
  if mode == 'free' then
    local freed = free_units(units, fence, { [2] = true, [3] = true })
    a.owned = a.owned - freed
    write_account(account, a)
    return freed, 0
  end

  local own_hold = a.hold and a.hold.fence == fence
  local state = mode == 'sold' and 3 or 2
  local value = value_of(fence, state)
  local was, n, changed, seen, others = each_unit(units, value), 0, 0, {}, 0
  for unit in string.gmatch(units, '%d+') do
    n = n + 1
    if was[n] == value_of(fence, 3) and state == 2 then
      -- Told late: it was paid in the meantime.
      set_unit(unit, was[n])
    elseif was[n] ~= value then
      changed = changed + 1
      local before, owner = was[n] % 4, math.floor(was[n] / 4)
      -- Held and claimed are the same to pages.
      if before == 0 or state == 3 then seen[#seen + 1] = unit end
      -- What its hold has is counted already; of a hold that Redis has lost nothing is.
      if owner ~= fence or (before == 1 and not own_hold) then a.owned = a.owned + 1 end
      if owner ~= fence and was[n] ~= 0 then others = others + 1 end
    end
  end
  if #seen > 0 then show(table.concat(seen, ','), state) end
  -- The hold has become the claim: no deadline ends it any more. Whoever has bought has not held in vain.
  if own_hold then
    a.owned = a.owned - free_units(a.hold.units, fence, { [1] = true })
    close_request(account, a.hold.key)
    a.hold, a.gone = nil, 0
    redis.call('ZREM', deadlines_key, account)
  end
  write_account(account, a)
  return changed, others
end
