-- ARGV: sale version, plan version, units, groups (counts), highest fence of a claim, units (bytes), places (bytes),
--       accounts (account, units, account, units... as json), then for each group its blocks and its room,
--       last a byte a unit: 1 where it is sold otherwise than under the plan known here
-- Puts a performance's state in place from the database in one step. Living holds that survived in Redis stay, as far as the database has
-- not given their units away and the plan still sells them as it did. A state of a newer sale version is left alone.
local function main()
  local sale = known_sale()
  if sale and tonumber(sale) > tonumber(ARGV[1]) then return { 'OLDER' } end
  local ms, second, micro = now()
  local before = redis.call('HGETALL', accounts_key)
  redis.call('DEL', accounts_key, due_key, deadlines_key)
  redis.call('HDEL', meta, 'lasts')
  for g = 0, tonumber(redis.call('HGET', meta, 'groups') or '0') - 1 do redis.call('DEL', base .. 'blocks:' .. g, base .. 'room:' .. g) end
  redis.call('SET', units_key, ARGV[6])
  redis.call('SET', base .. 'places', ARGV[7])
  for g = 0, tonumber(ARGV[4]) - 1 do
    redis.call('SET', base .. 'blocks:' .. g, ARGV[9 + g * 2])
    redis.call('SET', base .. 'room:' .. g, ARGV[10 + g * 2])
  end
  local owned = cjson.decode(ARGV[8])
  for n = 1, #owned, 2 do write_account(owned[n], { owned = owned[n + 1], gone = 0, since = 0 }) end

  local moved = ARGV[9 + 2 * tonumber(ARGV[4])] or ''
  local kept, highest = 0, tonumber(ARGV[5])
  for n = 1, #before, 2 do
    local account = before[n]
    local now_owned = read_account(account).owned
    redis.call('HSET', accounts_key, account, before[n + 1])
    local a = read_account(account)
    local h = a.hold
    a.owned, a.hold = now_owned, nil
    local whole = h and h.deadline > ms
    if h then
      highest = math.max(highest, h.fence)
      for unit in string.gmatch(h.units, '%d+') do
        if tonumber(unit) >= tonumber(ARGV[3]) or byte(moved, tonumber(unit) + 1) == 1 then whole = false end
      end
    end
    if whole then for _, is in ipairs(each_unit(h.units)) do if is ~= 0 then whole = false end end end
    if whole then
      a.owned = a.owned + #each_unit(h.units, value_of(h.fence, 1))
      a.hold = h
      ends_at(account, h.deadline)
      kept = kept + 1
    elseif h then
      close_request(account, h.key)
    end
    if ms - a.since * 1000 > LET_GO_MS then a.gone = 0 end
    write_account(account, a)
  end

  -- Fencing numbers only rise, also where this server's clock is behind another's whose numbers were given before.
  local behind = math.max(0, highest + 1 - fence_of(second, micro, 0))
  redis.call('SET', KEYS[1], EPOCH .. ':' .. ARGV[1] .. (behind == 0 and '' or ':' .. number_text(behind)))
  -- Pages start over: what they knew may have been of another life. Each load counts its changes from its own microsecond on, above all numbers
  -- before: a server that has missed some would give them a second time, and nobody would see that a reset was among them.
  local version = math.max(tonumber(redis.call('HGET', meta, 'cut') or '0') + redis.call('LLEN', base .. 'log'), fence_of(second, micro, 0))
  redis.call('DEL', base .. 'log')
  redis.call('HSET', meta, 'plan', ARGV[2], 'units', ARGV[3], 'groups', ARGV[4], 'loadedAt', number_text(ms), 'cut', number_text(version))
  -- What was told of claims while the database was being read may not have been in it yet.
  local told = redis.call('LRANGE', base .. 'told', 0, -1)
  for n = 1, #told, 4 do tell_claims(told[n], tonumber(told[n + 1]), told[n + 2], told[n + 3]) end
  redis.call('DEL', base .. 'told')
  changes = 'reset'
  return { 'OK', tostring(kept) }
end
