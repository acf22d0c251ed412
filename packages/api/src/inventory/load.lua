-- ARGV: epoch, plan version, unit count, group count, groups (two bytes a unit), opens, closes, open, limit, holdMs,
--       highest fence the database knows, claims (json: [[unit, state, order, account]...]), hidden groups (',1,2,')
-- Puts a performance's state in place from the database in one step. Living holds that survived in Redis stay,
-- as far as the database has not given their units away.
local function main()
  local now = now_ms()
  local holds = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('deadlines'), now, '+inf')) do
    local h = redis.call('HMGET', key('hold:' .. id), 'account', 'units', 'deadline')
    if h[1] then holds[#holds + 1] = { id, h[1], h[2], h[3] } end
  end
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('deadlines'), '-inf', '(' .. now)) do redis.call('DEL', key('hold:' .. id)) end
  for g = 0, tonumber(redis.call('HGET', meta, 'groupCount') or '0') - 1 do redis.call('DEL', key('free:' .. g)) end
  redis.call('DEL', key('taken'), key('accounts'), key('mine'), key('deadlines'), key('log'), key('states'))
  redis.call('HSET', meta, 'hidden', ARGV[13])
  redis.call('SET', key('groups'), ARGV[5])

  local chunk, filled, states = {}, 0, {}
  for unit = 0, tonumber(ARGV[3]) - 1 do
    local group = string.byte(ARGV[5], unit * 2 + 1) * 256 + string.byte(ARGV[5], unit * 2 + 2)
    if group ~= 65535 then
      states[unit] = 1
      chunk[group] = chunk[group] or {}
      local list = chunk[group]
      list[#list + 1] = unit
      list[#list + 1] = unit
      if #list >= 2000 then
        redis.call('ZADD', key('free:' .. group), unpack(list))
        chunk[group] = nil
      end
    end
  end
  for group, list in pairs(chunk) do redis.call('ZADD', key('free:' .. group), unpack(list)) end

  for _, claim in ipairs(cjson.decode(ARGV[12])) do
    local unit, group = string.format('%d', claim[1]), group_of(claim[1])
    if group then redis.call('ZREM', key('free:' .. group), unit) end
    redis.call('HSET', key('taken'), unit, claim[2] .. ':' .. claim[3] .. ':' .. claim[4])
    add_to_account(claim[4], 1)
    states[claim[1]] = claim[2] == 's' and 3 or 2
    filled = filled + 1
  end

  local kept = 0
  for _, h in ipairs(holds) do
    local id, account, units = h[1], h[2], split(h[3])
    local whole = redis.call('HEXISTS', key('mine'), account) == 0
    for _, unit in ipairs(units) do
      local group = group_of(unit)
      if not group or group == 65535 or redis.call('HEXISTS', key('taken'), unit) == 1 then whole = false end
    end
    if whole then
      for _, unit in ipairs(units) do
        redis.call('ZREM', key('free:' .. group_of(unit)), unit)
        redis.call('HSET', key('taken'), unit, 'h:' .. id)
        states[tonumber(unit)] = 2
      end
      redis.call('ZADD', key('deadlines'), h[4], id)
      redis.call('HSET', key('mine'), account, id)
      add_to_account(account, #units)
      kept = kept + 1
    else
      redis.call('DEL', key('hold:' .. id))
    end
  end

  -- Fencing numbers only rise, over epochs too: the epoch stands in the upper half.
  local fence = math.max(tonumber(redis.call('HGET', meta, 'fence') or '0'), tonumber(ARGV[11]), tonumber(ARGV[1]) * 4294967296)
  redis.call('HSET', meta, 'epoch', ARGV[1], 'planVersion', ARGV[2], 'unitCount', ARGV[3], 'groupCount', ARGV[4], 'opens', ARGV[6],
    'closes', ARGV[7], 'open', ARGV[8], 'limit', ARGV[9], 'holdMs', ARGV[10], 'fence', string.format('%.0f', fence))

  local bytes = {}
  for first = 0, tonumber(ARGV[3]) - 1, 4 do
    local byte = 0
    for i = 0, 3 do
      local unit = first + i
      if states[unit] and not is_hidden(unit) then byte = byte + states[unit] * 4 ^ i end
    end
    bytes[#bytes + 1] = string.char(byte)
  end
  for from = 1, #bytes, 4000 do
    redis.call('APPEND', key('states'), table.concat(bytes, '', from, math.min(from + 3999, #bytes)))
  end
  -- Pages start over: what they knew may have been of another life.
  redis.call('PUBLISH', key('changes'), redis.call('HINCRBY', meta, 'version', 1) .. '|reset')
  return { 'OK', tostring(filled), tostring(kept) }
end
