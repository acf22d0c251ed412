-- The common case of hold.lua, at once: named units in runs of neighbours, all free, for an account that is new here. No function is made and no
-- number is written out for it; everything else falls through to the whole script, which begins anew.
-- ARGV: sale version, account, opens (ms), closes (ms), 'units:0:0:' of the account, the rest of its record, line for the log, lasts (s),
--       'limit:strict:open:count', runs (0: not this case), then each run's first unit and length; then wants
local runs = tonumber(ARGV[10])
if runs > 0 and redis.call('GET', KEYS[1]) == EPOCH .. ':' .. ARGV[1] then
  local t = redis.call('TIME')
  local ms = t[1] * 1000 + t[2] / 1000
  local base = string.sub(KEYS[1], 1, -5)
  if ms >= tonumber(ARGV[3]) and ms < tonumber(ARGV[4]) and not redis.call('HGET', base .. 'accounts', ARGV[2]) then
    local units, taken = base .. 'units', nil
    for n = 11, 9 + runs * 2, 2 do
      local first, bytes = ARGV[n] * 7, ARGV[n + 1] * 7
      local is = redis.call('GETRANGE', units, first, first + bytes - 1)
      if is ~= string.rep('\0', bytes) then
        for unit = 0, ARGV[n + 1] - 1 do
          if string.byte(is, unit * 7 + 7) ~= 0 then
            taken = ARGV[n] + unit
            break
          end
        end
        break
      end
    end
    if taken then
      -- Refused at once, unless a hold is overdue: then the whole script lets it go first.
      if not redis.call('ZRANGEBYSCORE', base .. 'deadlines', '-inf', t[1], 'LIMIT', 0, 1)[1] then return { 'UNITS_TAKEN', tostring(taken) } end
    else
      local mark = struct.pack('>I7', ((t[1] - 1767225600) * 1000000 + t[2]) * 4 + 1)
      for n = 11, 9 + runs * 2, 2 do redis.call('SETRANGE', units, ARGV[n] * 7, string.rep(mark, ARGV[n + 1])) end
      redis.call('HSET', base .. 'accounts', ARGV[2], ARGV[5] .. t[1] .. ':' .. t[2] .. ARGV[6])
      redis.call('ZADD', base .. 'deadlines', t[1] + ARGV[8] + 1, ARGV[2])
      -- The whole script cuts the log; this one leaves it to the next look of anybody.
      redis.call('RPUSH', base .. 'log', ARGV[7])
      return { 'OK', t[1], t[2] }
    end
  end
end
