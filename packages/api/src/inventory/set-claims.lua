-- ARGV: mode (claimed | sold | free), fence, account, units (comma list)
-- Follows what the database has decided. Safe to repeat: each unit is counted by what it was before. Says how many changed, and whether
-- somebody whose account is not known here had one of them: then only a load puts the accounts right.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  local mode, fence, account, units = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
  local owned, own, gone, since = account_of(account)
  if mode == 'free' then
    local freed = free_units(units, fence, { [2] = true, [3] = true })
    keep_account(account, owned - freed, own, gone, since)
    return { 'OK', tostring(freed), '0' }
  end

  local state = mode == 'sold' and 3 or 2
  local value = fence * 4 + state
  local was, n, changed, seen, unknown = each_unit(units, number_text(value)), 0, 0, {}, 0
  for unit in string.gmatch(units, '%d+') do
    n = n + 1
    if was[n] ~= value then
      changed = changed + 1
      local before, owner = was[n] % 4, math.floor(was[n] / 4)
      -- Held and claimed are the same to pages.
      if before ~= 1 or state == 3 then seen[#seen + 1] = unit end
      if owner ~= fence then
        owned = owned + 1
        -- Whoever had the unit in here loses it: the database has given it away and would refuse his order.
        local loser = before == 1 and read_hold(number_text(owner))
        if loser and loser.account == account then
          owned = owned - 1
        elseif loser then
          local theirs, hold, let_go, from = account_of(loser.account)
          keep_account(loser.account, theirs - 1, hold, let_go, from)
        elseif owner ~= 0 then
          unknown = unknown + 1
        end
      end
    end
  end
  if #seen > 0 then show(table.concat(seen, ','), state) end
  -- The hold has become the claim: no deadline ends it any more. Should Redis have lost the hold, what points to it goes all the same.
  local number = number_text(fence)
  local h = read_hold(number)
  if h then
    redis.call('HDEL', holds_key, number)
    owned = owned - free_units(h.units, fence, { [1] = true })
  end
  redis.call('ZREM', deadlines_key, number)
  if own == number then own, gone = nil, 0 end
  keep_account(account, owned, own, gone, since)
  return { 'OK', tostring(changed), tostring(unknown) }
end
