-- ARGV: sale version, hold id, account, channel, client key, items (json, kept as it is), units (count),
--       named units (comma list), wants ('g,g:count:way')...
-- Takes all wanted units or none. An account has one hold a performance: a new one takes the old one's place.
local function main()
  local m = redis.call('HMGET', meta, 'epoch', 'sale', 'open', 'opens', 'closes', 'limit', 'holdMs', 'fence', 'due', 'strict', 'version')
  if m[1] ~= EPOCH then return { 'STALE', m[1] or '0' } end
  if m[2] ~= ARGV[1] then return { 'OTHER_TERMS', m[2] } end
  if m[3] ~= '1' then return { 'SALE_CLOSED' } end
  local now = now_ms()
  if now < tonumber(m[4]) then return { 'SALE_NOT_OPEN' } end
  if now >= tonumber(m[5]) then return { 'SALE_CLOSED' } end
  if m[9] and now >= tonumber(m[9]) then
    release_due(now)
    m[9] = redis.call('HGET', meta, 'due')
  end

  local account, client_key, count, units = ARGV[3], ARGV[5], tonumber(ARGV[7]), ARGV[8]
  local owned, old, gone, since = account_of(account)
  local before = old and read_hold(old)
  if before and before.key == client_key and before.deadline > now then
    return { 'SAME', before.id, number_text(before.deadline), old, before.units, before.items, number_text(now) }
  end
  if gone >= LET_GO_MOST and now - since <= LET_GO_MS then
    return { 'TOO_MANY_REQUESTS', number_text(math.ceil((since + LET_GO_MS - now) / 1000)) }
  end

  -- The old hold's units count as free for their holder; they are his again when something else is missing.
  local given, given_text = {}, nil
  if before then
    local is, n = each_unit(before.units), 0
    for unit in string.gmatch(before.units, '%d+') do
      n = n + 1
      if is[n] == tonumber(old) * 4 + 1 then given[#given + 1] = unit end
    end
    given_text = table.concat(given, ',')
  end
  if owned - #given + count > tonumber(m[6]) then return { 'LIMIT_EXCEEDED', m[6], tostring(owned - #given) } end
  if given_text then each_unit(given_text, 0) end
  local taken = ''
  local function refuse(answer)
    each_unit(taken, 0)
    if given_text then each_unit(given_text, number_text(tonumber(old) * 4 + 1)) end
    return answer
  end

  local fence = tonumber(m[8]) + 1
  local own = number_text(fence * 4 + 1)
  if units ~= '' then
    local was = each_unit(units, own)
    local free = true
    for n = 1, #was do if was[n] ~= 0 then free = false end end
    if not free then
      -- Back as it was; a hold that is overdue gives way, however many are overdue.
      local n, lost = 0, nil
      for unit in string.gmatch(units, '%d+') do
        n = n + 1
        set_unit(unit, number_text(was[n]))
      end
      n = 0
      for unit in string.gmatch(units, '%d+') do
        n = n + 1
        local owner = number_text(math.floor(was[n] / 4))
        if was[n] % 4 == 1 and tonumber(redis.call('ZSCORE', deadlines_key, owner) or now + 1) <= now then
          release_hold(owner, now, true)
        elseif was[n] ~= 0 then
          lost = lost or unit
        end
      end
      if lost then return refuse({ 'UNITS_TAKEN', lost }) end
      each_unit(units, own)
    end
    taken = units
  end
  for n = 9, #ARGV do
    local groups, wanted, way = read_want(ARGV[n])
    local found, code, left = find_units(groups, wanted, way)
    if not found then return refuse({ code, tostring(left) }) end
    local list = table.concat(found, ',')
    each_unit(list, own)
    taken = taken == '' and list or taken .. ',' .. list
  end
  if m[10] == '1' and units ~= '' then
    local lone = lone_seat(units)
    if lone then return refuse({ 'LONE_SEAT', tostring(lone) }) end
  end

  if before then
    -- What goes from the old hold into the new one was never free for anyone else.
    local kept = {}
    for unit in string.gmatch(taken, '%d+') do kept[unit] = true end
    local free = {}
    for _, unit in ipairs(given) do
      if not kept[unit] then
        free[#free + 1] = unit
        make_room(unit)
      end
    end
    if #free > 0 then show(table.concat(free, ','), 1) end
    redis.call('HDEL', holds_key, old)
    redis.call('ZREM', deadlines_key, old)
    owned = owned - #given
    if now - since > LET_GO_MS then gone, since = 0, now end
    gone = gone + 1
  end

  local deadline = number_text(now + tonumber(m[7]))
  local number = number_text(fence)
  redis.call('HSET', holds_key, number, ARGV[2] .. '|' .. account .. '|' .. ARGV[4] .. '|' .. client_key .. '|' .. deadline .. '|0|' .. taken .. '|' .. ARGV[6])
  redis.call('ZADD', deadlines_key, deadline, number)
  keep_account(account, owned + count, number, gone, since)
  show(taken, 2)
  -- One step for both counters. A release on the way has told nothing yet: its changes go with these.
  local version = number_text(tonumber(m[11]) + 1)
  if m[9] then
    redis.call('HSET', meta, 'fence', number, 'version', version)
  else
    redis.call('HSET', meta, 'fence', number, 'version', version, 'due', deadline)
  end
  tell(version)
  changes = nil
  return { 'OK', ARGV[2], deadline, number, taken, '', number_text(now) }
end
