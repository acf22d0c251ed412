-- ARGV: epoch, mode (claimed | sold | free), order, account, hold id or '', units (comma list)
-- Follows what the database has decided. Safe to repeat: each unit is counted by what it was before.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  local mode, order, account, hold = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
  local claimed, sold = 'c:' .. order .. ':' .. account, 's:' .. order .. ':' .. account
  local changed = 0
  for _, unit in ipairs(split(ARGV[6])) do
    local was = redis.call('HGET', key('taken'), unit)
    local own = was == claimed or was == sold
    if mode == 'free' then
      if own then
        set_free(unit)
        add_to_account(account, -1)
        changed = changed + 1
      end
    else
      redis.call('ZREM', key('free:' .. group_of(unit)), unit)
      redis.call('HSET', key('taken'), unit, mode == 'sold' and sold or claimed)
      show(unit, mode == 'sold' and 3 or 2)
      if not own then
        changed = changed + 1
        if was ~= 'h:' .. hold then
          add_to_account(account, 1)
          -- Whoever had the unit in here loses it: a hold, since the database has given the unit away and would refuse its order,
          -- or the claim of an order that has ended and said so late.
          if was then
            local loser = string.match(was, '^[cs]:[^:]+:(.+)$') or redis.call('HGET', key('hold:' .. string.sub(was, 3)), 'account')
            if loser then add_to_account(loser, -1) end
          end
        end
      end
    end
  end
  if mode ~= 'free' and hold ~= '' then
    -- The hold is over. Should Redis have lost the hold itself, what points to it goes all the same.
    if redis.call('HGET', key('mine'), account) == hold then redis.call('HDEL', key('mine'), account) end
    local holder = redis.call('HGET', key('hold:' .. hold), 'account')
    if holder == account then release_hold(hold) end
    if not holder then redis.call('ZREM', key('deadlines'), hold) end
  end
  return { 'OK', tostring(changed) }
end
