-- All units and the version they are of, at one moment; with 'all' also accounts and deadlines, as the reconciler compares them.
local function main()
  local sale, stale = known_sale()
  if stale then return stale end
  local m = redis.call('HMGET', meta, 'plan', 'cut')
  local out = { 'OK', sale, m[1], number_text(m[2] + redis.call('LLEN', base .. 'log')), redis.call('GET', units_key) or '' }
  if ARGV[1] == 'all' then
    out[6] = redis.call('HGETALL', accounts_key)
    out[7] = redis.call('ZRANGE', deadlines_key, 0, -1)
    out[8] = redis.call('LRANGE', due_key, 0, -1)
  end
  return out
end
