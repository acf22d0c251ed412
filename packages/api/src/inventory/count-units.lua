-- ARGV: epoch
-- How many units are free, held, claimed and sold at one moment. Overdue holds are let go on the way.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  release_due(now_ms())
  local free, count = 0, { h = 0, c = 0, s = 0 }
  for group = 0, tonumber(redis.call('HGET', meta, 'groupCount')) - 1 do
    free = free + redis.call('ZCARD', key('free:' .. group))
  end
  for _, taken in ipairs(redis.call('HVALS', key('taken'))) do
    local kind = string.sub(taken, 1, 1)
    count[kind] = count[kind] + 1
  end
  return { 'OK', tostring(free), tostring(count.h), tostring(count.c), tostring(count.s) }
end
