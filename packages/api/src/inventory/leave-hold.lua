-- ARGV: account, order. The order has come to nothing: as far as it is concerned the hold may be let go and changed again.
local function main()
  local _, stale = known_sale()
  if stale then return stale end
  local others = {}
  for one, order in string.gmatch(redis.call('HGET', ordering_key, ARGV[1]) or '', '([^:,]+:([^:,]+):%d+)') do
    if order ~= ARGV[2] then others[#others + 1] = one end
  end
  if #others == 0 then redis.call('HDEL', ordering_key, ARGV[1]) else redis.call('HSET', ordering_key, ARGV[1], table.concat(others, ',')) end
  return { 'OK' }
end
