/set mode ferrolens concise -quiet
/set truncation ferrolens 1000000
/set format ferrolens display "{value}{post}"
/set mode -retain ferrolens
/set feedback -retain ferrolens
/exit
