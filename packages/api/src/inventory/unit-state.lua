-- Unit state of one performance, all under one hash tag, so that one call decides on all of it.
--   meta       epoch, planVersion, unitCount, groupCount, opens, closes, open, limit, holdMs, fence, version, hidden
--   groups     two bytes a unit: the index of its group (tier in a pool), 65535 when blocked
--   free:<g>   sorted set of the free units of a group, by number
--   taken      unit -> h:<hold> | c:<order>:<account> (claimed) | s:<order>:<account> (sold)
--   hold:<id>  account, channel, items, units, fence, deadline, key, kept (its deadline was moved for an order)
--   deadlines  hold -> deadline in ms of this server's clock
--   mine       account -> its hold
--   accounts   account -> units it holds or owns
--   states     what pages see, two bits a unit, low bits first: 0 not for sale, 1 free, 2 held or claimed, 3 sold
--   log        the last changes of states, newest first: version|unit:state,unit:state
-- A script's file defines main(); what it changes for pages is published once, at its end.
local base = string.sub(KEYS[1], 1, -5)
local meta = KEYS[1]
local function key(name) return base .. name end

local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function group_of(unit)
  local two = redis.call('GETRANGE', key('groups'), unit * 2, unit * 2 + 1)
  if #two < 2 then return nil end
  return string.byte(two, 1) * 256 + string.byte(two, 2)
end

local function split(list)
  local out = {}
  for part in string.gmatch(list, '[^,]+') do out[#out + 1] = part end
  return out
end

local function add_to_account(account, n)
  if n == 0 then return end
  if redis.call('HINCRBY', key('accounts'), account, n) <= 0 then redis.call('HDEL', key('accounts'), account) end
end

local changes, hidden = {}, nil

-- Units of groups that the public may not buy show as not for sale, whatever happens to them.
local function is_hidden(unit)
  hidden = hidden or redis.call('HGET', meta, 'hidden') or ','
  return string.find(hidden, ',' .. group_of(unit) .. ',', 1, true) ~= nil
end

local function show(unit, state)
  unit = tonumber(unit)
  if is_hidden(unit) then return end
  -- BITFIELD counts from a byte's high end.
  local offset = math.floor(unit / 4) * 8 + (3 - unit % 4) * 2
  local was = redis.call('BITFIELD', key('states'), 'SET', 'u2', offset, state)[1]
  if was ~= state then changes[#changes + 1] = string.format('%d:%d', unit, state) end
end

local function publish_changes()
  if #changes == 0 then return end
  local news = redis.call('HINCRBY', meta, 'version', 1) .. '|' .. table.concat(changes, ',')
  redis.call('LPUSH', key('log'), news)
  redis.call('LTRIM', key('log'), 0, 255)
  redis.call('PUBLISH', key('changes'), news)
end

local function set_free(unit)
  redis.call('HDEL', key('taken'), unit)
  show(unit, 1)
  redis.call('ZADD', key('free:' .. group_of(unit)), unit, unit)
end

-- Lets a hold go. A unit that has become another's in the meantime stays his.
local function release_hold(id)
  local hold = redis.call('HMGET', key('hold:' .. id), 'account', 'units')
  redis.call('ZREM', key('deadlines'), id)
  if not hold[1] then return 0 end
  local freed = 0
  for _, unit in ipairs(split(hold[2])) do
    if redis.call('HGET', key('taken'), unit) == 'h:' .. id then
      set_free(unit)
      freed = freed + 1
    end
  end
  add_to_account(hold[1], -freed)
  if redis.call('HGET', key('mine'), hold[1]) == id then redis.call('HDEL', key('mine'), hold[1]) end
  redis.call('DEL', key('hold:' .. id))
  return freed
end

-- Holds past their deadline go first, a bounded number a call, so that nobody is refused a unit that is due.
local function release_due(now)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('deadlines'), '-inf', now, 'LIMIT', 0, 50)) do release_hold(id) end
end

-- State of another epoch, or none: whoever asks must wait until it is rebuilt from the database.
local function stale(epoch)
  local own = redis.call('HGET', meta, 'epoch')
  if own == epoch then return nil end
  return { 'STALE', own or '0' }
end
