-- ARGV: sale version, plan version, how long a hold lasts (s)
-- Follows a change of status, window or limits without touching any unit. Another plan needs a load. What is older than what is here is left out.
local function main()
  local sale, stale, behind = known_sale()
  if stale then return stale end
  if tonumber(sale) > tonumber(ARGV[1]) then return { 'OLDER' } end
  if redis.call('HGET', meta, 'plan') ~= ARGV[2] then return { 'OTHER_PLAN' } end
  -- Holds that last otherwise than those to come cannot stand in one queue with them.
  if redis.call('HGET', meta, 'lasts') ~= ARGV[3] then
    for _, line in ipairs(redis.call('LRANGE', due_key, 0, -1)) do
      local account, a, lives = read_due(line)
      if lives then ends_at(account, a.hold.deadline) end
    end
    redis.call('DEL', due_key)
    redis.call('HSET', meta, 'lasts', ARGV[3])
  end
  redis.call('SET', KEYS[1], EPOCH .. ':' .. ARGV[1] .. (behind == '0' and '' or ':' .. behind))
  return { 'OK' }
end
