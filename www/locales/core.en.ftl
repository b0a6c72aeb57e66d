# Sentences of the core and of the engine's owner: it returns an id with arguments, the words are here.

## The engine

engine-restarted = The engine had stopped and was started again from what is stored here. No data was lost.
readings-left-out =
    { $count ->
        [one] { $count } stored reading could not be taken in and was left out. Opening its page reads it again.
       *[other] { $count } stored readings could not be taken in and were left out. Opening their pages reads them again.
    }
