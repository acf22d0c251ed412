-- ARGV: sale version, plan version
-- Follows a change of status, window or limits without touching any unit. Another plan needs a load. What is older than what is here is left out.
local function main()
  local sale, stale, behind = known_sale()
  if stale then return stale end
  if tonumber(sale) > tonumber(ARGV[1]) then return { 'OLDER' } end
  if redis.call('HGET', meta, 'plan') ~= ARGV[2] then return { 'OTHER_PLAN' } end
  redis.call('SET', KEYS[1], EPOCH .. ':' .. ARGV[1] .. (behind == '0' and '' or ':' .. behind))
  return { 'OK' }
end
