-- ARGV: who, units... Takes free units and does nothing else: no window, no limit, no deadline, no account, nothing told to pages.
for i = 2, #ARGV do
  if redis.call('HGET', KEYS[1], ARGV[i]) then return { 'UNITS_TAKEN', ARGV[i] } end
end
for i = 2, #ARGV do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[1])
end
return { 'OK' }
