-- ARGV: sale version, plan version, open, opens, closes, limit, holdMs, strict, units, groups (counts), least fence, units (bytes), places (bytes),
--       accounts (account, units, account, units... as json), then for each group its blocks and its room,
--       last a byte a unit: 1 where it is sold otherwise than under the plan known here
-- Puts a performance's state in place from the database in one step. Living holds that survived in Redis stay, as far as the database has
-- not given their units away and the plan still sells them as it did. A state of a newer sale version is left alone.
local function main()
  local now = now_ms()
  local known = redis.call('HMGET', meta, 'epoch', 'sale', 'groups', 'fence')
  if known[1] == EPOCH and tonumber(known[2]) > tonumber(ARGV[1]) then return { 'OLDER' } end
  local holds = redis.call('HGETALL', holds_key)
  local let_go = {}
  local accounts = redis.call('HGETALL', accounts_key)
  for n = 1, #accounts, 2 do
    local gone, since = string.match(accounts[n + 1], ':(%d+):(%d+)$')
    if gone and gone ~= '0' then let_go[accounts[n]] = { tonumber(gone), tonumber(since) } end
  end
  redis.call('DEL', holds_key, deadlines_key, accounts_key)
  for g = 0, tonumber(known[3] or '0') - 1 do redis.call('DEL', base .. 'blocks:' .. g, base .. 'room:' .. g) end
  redis.call('SET', units_key, ARGV[12])
  redis.call('SET', base .. 'places', ARGV[13])
  for g = 0, tonumber(ARGV[10]) - 1 do
    redis.call('SET', base .. 'blocks:' .. g, ARGV[15 + g * 2])
    redis.call('SET', base .. 'room:' .. g, ARGV[16 + g * 2])
  end

  local owned = cjson.decode(ARGV[14])
  for n = 1, #owned, 2 do
    local gone = let_go[owned[n]] or { 0, 0 }
    keep_account(owned[n], owned[n + 1], nil, gone[1], gone[2])
    let_go[owned[n]] = nil
  end
  for account, gone in pairs(let_go) do
    if now - gone[2] <= LET_GO_MS then keep_account(account, 0, nil, gone[1], gone[2]) end
  end

  local moved = ARGV[15 + 2 * tonumber(ARGV[10])] or ''
  local kept, due = 0, nil
  for n = 1, #holds, 2 do
    local fence = holds[n]
    redis.call('HSET', holds_key, fence, holds[n + 1])
    local h = read_hold(fence)
    local count, other, whole = 0, nil, h and h.deadline > now
    if whole then
      count, other = account_of(h.account)
      if other then whole = false end
      for unit in string.gmatch(h.units, '%d+') do
        if tonumber(unit) >= tonumber(ARGV[9]) or byte(moved, tonumber(unit) + 1) == 1 then whole = false end
      end
    end
    if whole then for _, is in ipairs(each_unit(h.units)) do if is ~= 0 then whole = false end end end
    if whole then
      local was = each_unit(h.units, number_text(tonumber(fence) * 4 + 1))
      local _, _, gone, since = account_of(h.account)
      keep_account(h.account, count + #was, fence, gone, since)
      redis.call('ZADD', deadlines_key, number_text(h.deadline), fence)
      due = math.min(due or h.deadline, h.deadline)
      kept = kept + 1
    else
      redis.call('HDEL', holds_key, fence)
    end
  end

  local fence = math.max(tonumber(known[4] or '0'), tonumber(ARGV[11]))
  redis.call('HSET', meta, 'epoch', EPOCH, 'sale', ARGV[1], 'plan', ARGV[2], 'open', ARGV[3], 'opens', ARGV[4], 'closes', ARGV[5], 'limit', ARGV[6],
    'holdMs', ARGV[7], 'strict', ARGV[8], 'units', ARGV[9], 'groups', ARGV[10], 'fence', number_text(fence), 'loadedAt', number_text(now))
  if due then redis.call('HSET', meta, 'due', number_text(due)) else redis.call('HDEL', meta, 'due') end
  -- Pages start over: what they knew may have been of another life. Each life counts its changes from a number of its own, above those of
  -- all before: a server that has missed some would give their numbers a second time, and nobody would see that a reset was among them.
  changes = 'reset'
  local last = redis.call('XREVRANGE', base .. 'changes', '+', '-', 'COUNT', 1)
  local version = math.max(tonumber(redis.call('HGET', meta, 'version') or '0'), last[1] and tonumber(string.match(last[1][1], '^%d+')) or 0,
    tonumber(EPOCH) * 4294967296)
  redis.call('HSET', meta, 'version', number_text(version))
  return { 'OK', tostring(kept) }
end
