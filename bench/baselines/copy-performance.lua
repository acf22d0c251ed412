-- ARGV: a performance's id, prefix of the copies' ids, from, to, 'copy' or 'drop', names of its keys... Copies a performance, so that
-- redis-benchmark finds so many of them, each as new (and nothing of the bare script's); or takes the copies away.
for n = ARGV[3], ARGV[4] do
  local copy = 'inv:{' .. ARGV[2] .. string.format('%012d', n) .. '}:'
  redis.call('UNLINK', copy .. 'taken')
  for i = 6, #ARGV do
    if ARGV[5] == 'drop' then
      redis.call('UNLINK', copy .. ARGV[i])
    else
      redis.call('COPY', 'inv:{' .. ARGV[1] .. '}:' .. ARGV[i], copy .. ARGV[i], 'REPLACE')
    end
  end
end
return 'OK'
