-- Takes up to ARGV[2] of the ARGV[1] calls that a window of ARGV[3] ms has; the window begins with its first call. INCR and expiry belong
-- together, or a crash between them locks a person out. KEYS[2], when given, is the set of accounts seen on a device; ARGV[4] joins it.
-- Answers what was taken, what is used of the window, its rest in ms, and how many accounts the device has.
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local take = math.max(0, math.min(tonumber(ARGV[2]), tonumber(ARGV[1]) - used))
if take > 0 then
  used = redis.call('INCRBY', KEYS[1], take)
  if used == take then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
end
local accounts = 0
if KEYS[2] then
  if redis.call('SADD', KEYS[2], ARGV[4]) == 1 then redis.call('EXPIRE', KEYS[2], 86400) end
  accounts = redis.call('SCARD', KEYS[2])
end
return { take, used, redis.call('PTTL', KEYS[1]), accounts }
