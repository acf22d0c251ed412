-- ARGV: epoch, hold id, account, channel, client key, items (json, kept as it is), wants (json)
-- wants: [{groups: [index...], count: n}] or [{groups: [index...], units: [n...]}]
-- Takes all wanted units or none. An account has one hold a performance: a new one takes the old one's place.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  local id, account, client_key = ARGV[2], ARGV[3], ARGV[5]
  local now = now_ms()
  local m = redis.call('HMGET', meta, 'open', 'opens', 'closes', 'limit', 'holdMs')
  if m[1] ~= '1' then return { 'SALE_CLOSED' } end
  if now < tonumber(m[2]) then return { 'SALE_NOT_OPEN' } end
  if now >= tonumber(m[3]) then return { 'SALE_CLOSED' } end
  release_due(now)

  local old = redis.call('HGET', key('mine'), account)
  local old_units = {}
  if old then
    local h = redis.call('HMGET', key('hold:' .. old), 'key', 'units', 'deadline', 'fence', 'items')
    if h[1] == client_key then return { 'OK', old, h[3], h[4], h[2], h[5], string.format('%d', now) } end
    for _, unit in ipairs(split(h[2] or '')) do old_units[unit] = true end
  end

  local wants = cjson.decode(ARGV[7])
  local taken, asked, replaced = {}, 0, 0
  local function free_again()
    for _, unit in ipairs(taken) do redis.call('ZADD', key('free:' .. group_of(unit)), unit, unit) end
    if old then
      for unit in pairs(old_units) do
        if redis.call('HGET', key('taken'), unit) == 'h:' .. old then redis.call('ZREM', key('free:' .. group_of(unit)), unit) end
      end
    end
  end

  for _, want in ipairs(wants) do asked = asked + (want.units and #want.units or want.count) end
  for _ in pairs(old_units) do replaced = replaced + 1 end
  local owned = tonumber(redis.call('HGET', key('accounts'), account) or '0')
  if owned - replaced + asked > tonumber(m[4]) then return { 'LIMIT_EXCEEDED', m[4], tostring(owned - replaced) } end

  -- The old hold's units count as free for their holder; they stay his until all is well.
  for unit in pairs(old_units) do
    if redis.call('HGET', key('taken'), unit) == 'h:' .. old then redis.call('ZADD', key('free:' .. group_of(unit)), unit, unit) end
  end

  for _, want in ipairs(wants) do
    if want.units then
      for _, unit in ipairs(want.units) do
        local group, allowed = group_of(unit), false
        if not group then free_again() return { 'UNIT_UNKNOWN', tostring(unit) } end
        for _, g in ipairs(want.groups) do if g == group then allowed = true end end
        if not allowed then free_again() return { 'UNITS_TAKEN', tostring(unit) } end
        if redis.call('ZREM', key('free:' .. group), unit) == 0 then free_again() return { 'UNITS_TAKEN', tostring(unit) } end
        taken[#taken + 1] = unit
      end
    else
      local need = want.count
      for _, g in ipairs(want.groups) do
        if need > 0 then
          local got = redis.call('ZPOPMIN', key('free:' .. g), need)
          for i = 1, #got, 2 do taken[#taken + 1] = got[i] end
          need = need - #got / 2
        end
      end
      if need > 0 then free_again() return { 'NOT_ENOUGH_UNITS', tostring(want.count - need) } end
    end
  end

  local kept = {}
  for _, unit in ipairs(taken) do kept[tostring(unit)] = true end
  if old then
    for unit in pairs(old_units) do
      if kept[unit] then redis.call('HDEL', key('taken'), unit) end
    end
    release_hold(old)
    -- Units that go from the old hold to the new one were not freed by the release, so the account is put right here.
    local moved = 0
    for unit in pairs(old_units) do if kept[unit] then moved = moved + 1 end end
    add_to_account(account, -moved)
  end

  local fence = redis.call('HINCRBY', meta, 'fence', 1)
  local deadline = string.format('%d', now + tonumber(m[5]))
  local list = {}
  for i, unit in ipairs(taken) do
    list[i] = string.format('%d', unit)
    redis.call('HSET', key('taken'), list[i], 'h:' .. id)
    show(unit, 2)
  end
  local units = table.concat(list, ',')
  redis.call('HSET', key('hold:' .. id), 'account', account, 'channel', ARGV[4], 'key', client_key, 'items', ARGV[6],
    'units', units, 'fence', fence, 'deadline', deadline)
  redis.call('ZADD', key('deadlines'), deadline, id)
  redis.call('HSET', key('mine'), account, id)
  add_to_account(account, #list)
  return { 'OK', id, deadline, string.format('%.0f', fence), units, ARGV[6], string.format('%d', now) }
end
