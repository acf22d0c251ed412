-- ARGV: a performance's id, prefix of the copies' ids, from, to, 'copy' or 'drop'. Copies all its keys, so that redis-benchmark finds so many
-- performances, each as new; or takes them away.
local names = { 'meta', 'units', 'places', 'holds', 'deadlines', 'accounts', 'changes', 'blocks:0', 'room:0', 'taken' }
for n = ARGV[3], ARGV[4] do
  local copy = 'inv:{' .. ARGV[2] .. string.format('%012d', n) .. '}:'
  for _, name in ipairs(names) do
    if ARGV[5] == 'drop' or name == 'taken' then
      redis.call('UNLINK', copy .. name)
    else
      redis.call('COPY', 'inv:{' .. ARGV[1] .. '}:' .. name, copy .. name, 'REPLACE')
    end
  end
end
return 'OK'
