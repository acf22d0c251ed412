-- ARGV: epoch, plan version, open, opens, closes, limit, holdMs
-- Follows a change of status, window or limits without touching any unit. Another plan needs a load.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  if redis.call('HGET', meta, 'planVersion') ~= ARGV[2] then return { 'OTHER_PLAN' } end
  redis.call('HSET', meta, 'open', ARGV[3], 'opens', ARGV[4], 'closes', ARGV[5], 'limit', ARGV[6], 'holdMs', ARGV[7])
  return { 'OK' }
end
