"""The composition root: the one place where settings become a running Carebell.

`opening` is what every command needs; `running` is the whole service, and costs its imports.
"""
