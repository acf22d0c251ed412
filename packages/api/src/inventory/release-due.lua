-- ARGV: epoch. Lets overdue holds go and says how many units of each group are free.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  release_due(now_ms())
  local out = { 'OK', redis.call('HGET', meta, 'version') or '0' }
  for g = 0, tonumber(redis.call('HGET', meta, 'groupCount')) - 1 do
    out[#out + 1] = tostring(redis.call('ZCARD', key('free:' .. g)))
  end
  return out
end
