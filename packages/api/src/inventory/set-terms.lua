-- ARGV: sale version, plan version, open, opens, closes, limit, holdMs, strict
-- Follows a change of status, window or limits without touching any unit. Another plan needs a load. What is older than what is here is left out.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  local m = redis.call('HMGET', meta, 'sale', 'plan')
  if tonumber(m[1]) > tonumber(ARGV[1]) then return { 'OLDER' } end
  if m[2] ~= ARGV[2] then return { 'OTHER_PLAN' } end
  redis.call('HSET', meta, 'sale', ARGV[1], 'open', ARGV[3], 'opens', ARGV[4], 'closes', ARGV[5], 'limit', ARGV[6], 'holdMs', ARGV[7], 'strict', ARGV[8])
  return { 'OK' }
end
