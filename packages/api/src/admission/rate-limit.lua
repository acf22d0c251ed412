-- Takes up to ARGV[2] of the ARGV[1] calls that a window of ARGV[3] ms has; the window begins with its first call. INCR and expiry belong
-- together, or a crash between them locks a person out. With more arguments KEYS[2] is the set of accounts seen on a device, and they join
-- it; without, KEYS[2], when given, is read in passing. Answers what was taken, what is used of the window, its rest in ms, how many accounts
-- the device has, and what was read.
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local take = math.max(0, math.min(tonumber(ARGV[2]), tonumber(ARGV[1]) - used))
if take > 0 then used = redis.call('INCRBY', KEYS[1], take) end
local left = tonumber(ARGV[3])
if take > 0 and used == take then
  redis.call('PEXPIRE', KEYS[1], left)
else
  left = redis.call('PTTL', KEYS[1])
end
local accounts, read = 0, false
if #ARGV > 3 then
  if redis.call('SADD', KEYS[2], unpack(ARGV, 4)) > 0 then redis.call('EXPIRE', KEYS[2], 86400) end
  accounts = redis.call('SCARD', KEYS[2])
elseif KEYS[2] then
  read = redis.call('GET', KEYS[2])
end
return { take, used, left, accounts, read }
