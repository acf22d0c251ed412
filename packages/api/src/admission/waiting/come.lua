-- The first use of a token: its owner has come. Each place counts once. A token of a queue that is no more (lost, or ended) stands by its
-- signature alone: nobody who was let in is sent back to the end for our loss. So does that of a place Redis knows nothing of, since places are
-- never taken out after the draw: it is older than what it says.
local ACCOUNT, NAME, NUMBER, ENDS = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local function main()
  if not read_room() or room.queue ~= NAME then return 'OK' end
  if ENDS <= now then return 'OVER' end
  local place = place_of(ACCOUNT)
  if place.number ~= NUMBER then return redis.call('HEXISTS', GONE, ACCOUNT) == 1 and 'OVER' or 'OK' end
  if place.phase == 'due' then
    redis.call('ZREM', DUE, place.member)
    redis.call('ZADD', INSIDE, ENDS, place.member)
    set('come', room.come + 1)
    count('c', 1)
  end
  return 'OK'
end
