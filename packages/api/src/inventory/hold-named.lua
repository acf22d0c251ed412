-- The common case of hold.lua, at once: named units in runs of neighbours, all free, for an account that is new here. No function is made, no
-- number is written out, and the deadline goes to the end of a queue; everything else falls through to the whole script, which begins anew.
-- ARGV: sale version, account, 'closed until:open until:lasts:limit:strict:open:count' (the last second before the sale and its own last one, ten
--       digits each; lasts in s), 'units:0:0:' of the account, the rest of its record, line for the log, runs (0: not this case), then the first
--       and the last byte of each run; then wants
local runs = ARGV[7]
if runs ~= '0' and redis.call('GET', KEYS[1]) == EPOCH .. ':' .. ARGV[1] then
  local t = redis.call('TIME')
  local second = t[1]
  -- As text: what stands after the ten digits makes the last second before the sale less than it.
  if second > ARGV[3] and second <= string.sub(ARGV[3], 12, 21) then
    local base = string.sub(KEYS[1], 1, -5)
    local units, taken = base .. 'units', nil
    for n = 8, 6 + runs * 2, 2 do
      local is, bytes = redis.call('GETRANGE', units, ARGV[n], ARGV[n + 1]), ARGV[n + 1] - ARGV[n] + 1
      if is ~= string.rep('\0', bytes) then
        for at = 7, #is, 7 do
          if string.byte(is, at) ~= 0 then
            taken = (ARGV[n] + at) / 7 - 1
            break
          end
        end
        break
      end
    end
    if taken then
      -- Refused at once, unless a hold is overdue or this account has something here: then the whole script decides.
      local first = redis.call('LINDEX', base .. 'due', 0)
      local overdue = first and string.sub(first, 1, 10) + string.match(ARGV[3], '^%d+:%d+:(%d+)') < tonumber(second)
        or redis.call('ZRANGEBYSCORE', base .. 'deadlines', '-inf', second, 'LIMIT', 0, 1)[1]
      if not overdue and not redis.call('HGET', base .. 'accounts', ARGV[2]) then return { 'UNITS_TAKEN', tostring(taken) } end
    elseif redis.call('HSETNX', base .. 'accounts', ARGV[2], ARGV[4] .. second .. ':' .. t[2] .. ARGV[5]) == 1 then
      local mark = struct.pack('>I7', ((second - 1767225600) * 1000000 + t[2]) * 4 + 1)
      for n = 8, 6 + runs * 2, 2 do
        redis.call('SETRANGE', units, ARGV[n], string.rep(mark, (ARGV[n + 1] - ARGV[n] + 1) / 7))
      end
      redis.call('RPUSH', base .. 'due', second .. ':' .. ARGV[2])
      -- The whole script cuts the log; this one leaves it to the next look of anybody.
      redis.call('RPUSH', base .. 'log', ARGV[6])
      return { 'OK', second, t[2] }
    end
  end
end
