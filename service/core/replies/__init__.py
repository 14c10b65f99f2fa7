"""What a text means: one pure, total function, `reader.read`, over the words a person sent.

Import from its modules: to make the reader's patterns takes time that most commands never need.
"""
