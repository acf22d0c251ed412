-- ARGV: epoch, account, hold id or '', keep at least this many ms (0 = leave the deadline alone)
-- The account's living hold, optionally kept a while longer: once only, or orders that fail on purpose would hold for ever.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  local now = now_ms()
  release_due(now)
  local id = ARGV[3] ~= '' and ARGV[3] or redis.call('HGET', key('mine'), ARGV[2])
  if not id then return { 'HOLD_EXPIRED' } end
  local h = redis.call('HMGET', key('hold:' .. id), 'account', 'units', 'fence', 'deadline', 'items')
  -- A stranger's hold and one that is over are the same answer: ids of others are nobody's business.
  if h[1] ~= ARGV[2] or tonumber(h[4]) <= now then return { 'HOLD_EXPIRED' } end
  local deadline, keep = tonumber(h[4]), tonumber(ARGV[4])
  if keep > 0 and deadline < now + keep and redis.call('HSETNX', key('hold:' .. id), 'kept', '1') == 1 then
    deadline = now + keep
    redis.call('HSET', key('hold:' .. id), 'deadline', string.format('%d', deadline))
    redis.call('ZADD', key('deadlines'), deadline, id)
  end
  return { 'OK', id, string.format('%d', deadline), h[3], h[2], h[5], string.format('%d', now) }
end
