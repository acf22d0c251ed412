-- ARGV: mode (claimed | sold | free), fence, account, units (comma list); see tell-claims.lua
local function main()
  -- Whoever loads just now has perhaps read the database before this was so: the load does it once more at its end.
  if redis.call('EXISTS', base .. 'rebuilding') == 1 then redis.call('RPUSH', base .. 'told', ARGV[1], ARGV[2], ARGV[3], ARGV[4]) end
  local _, stale = known_sale()
  if stale then return stale end
  local changed, others = tell_claims(ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4])
  return { 'OK', tostring(changed), tostring(others) }
end
