-- ARGV: ms between two calls, most ms anybody waits. Gives the next free moment of KEYS[1] away, by this server's clock, and answers how long
-- it is until then; -1 when it is too far away, and then it stays free.
local now = redis.call('TIME')
local at = math.floor(now[1] * 1000 + now[2] / 1000)
local free = math.max(at, tonumber(redis.call('GET', KEYS[1]) or '0'))
if free - at > tonumber(ARGV[2]) then return -1 end
redis.call('SET', KEYS[1], string.format('%.3f', free + tonumber(ARGV[1])), 'PX', 60000)
return math.ceil(free - at)
